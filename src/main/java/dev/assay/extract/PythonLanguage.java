package dev.assay.extract;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Python's grammar in the memory of tree-sitter's library, which is loaded when this is first asked for.
final class PythonLanguage {

    static final MemorySegment SEGMENT = segment();

    private PythonLanguage() {}

    @SuppressWarnings("restricted") // Calls C code.
    private static MemorySegment segment() {
        MemorySegment function = new SharedLibraries().get(Arena.global()).findOrThrow("tree_sitter_python");
        try {
            return (MemorySegment) Linker.nativeLinker()
                    .downcallHandle(function, FunctionDescriptor.of(ValueLayout.ADDRESS)).invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
