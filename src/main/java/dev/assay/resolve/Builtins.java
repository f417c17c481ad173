package dev.assay.resolve;

import java.util.Set;

/// The names that Python knows without an import. They keep their short name: `open`, `ValueError`.
final class Builtins {

    private static final Set<String> CLASSES = Set.of("bool", "bytearray", "bytes", "complex", "dict", "enumerate",
            "filter", "float", "frozenset", "int", "list", "map", "memoryview", "object", "property", "range",
            "reversed", "set", "slice", "str", "tuple", "type", "zip", "staticmethod", "classmethod", "super");

    private static final Set<String> FUNCTIONS = Set.of("abs", "aiter", "all", "anext", "any", "ascii", "bin",
            "breakpoint", "callable", "chr", "compile", "delattr", "dir", "divmod", "eval", "exec", "format", "getattr",
            "globals", "hasattr", "hash", "hex", "id", "input", "isinstance", "issubclass", "iter", "len", "locals",
            "max", "min", "next", "oct", "open", "ord", "pow", "print", "repr", "round", "setattr", "sorted", "sum",
            "vars", "__import__");

    private static final Set<String> EXCEPTIONS = Set.of("ArithmeticError", "AssertionError", "AttributeError",
            "BaseException", "BaseExceptionGroup", "BlockingIOError", "BrokenPipeError", "BufferError",
            "BytesWarning", "ChildProcessError", "ConnectionAbortedError", "ConnectionError",
            "ConnectionRefusedError", "ConnectionResetError", "DeprecationWarning", "EOFError", "EnvironmentError",
            "Exception", "ExceptionGroup", "FileExistsError", "FileNotFoundError", "FloatingPointError",
            "FutureWarning", "GeneratorExit", "IOError", "ImportError", "ImportWarning", "IndentationError",
            "IndexError", "InterruptedError", "IsADirectoryError", "KeyError", "KeyboardInterrupt", "LookupError",
            "MemoryError", "ModuleNotFoundError", "NameError", "NotADirectoryError", "NotImplementedError", "OSError",
            "OverflowError", "PendingDeprecationWarning", "PermissionError", "ProcessLookupError", "RecursionError",
            "ReferenceError", "ResourceWarning", "RuntimeError", "RuntimeWarning", "StopAsyncIteration",
            "StopIteration", "SyntaxError", "SyntaxWarning", "SystemError", "SystemExit", "TabError", "TimeoutError",
            "TypeError", "UnboundLocalError", "UnicodeDecodeError", "UnicodeEncodeError", "UnicodeError",
            "UnicodeTranslateError", "UnicodeWarning", "UserWarning", "ValueError", "Warning", "ZeroDivisionError");

    static Denoted find(String name) {
        if (CLASSES.contains(name) || EXCEPTIONS.contains(name)) return Denoted.of(Denoted.Kind.CLASS, name);
        return FUNCTIONS.contains(name) ? Denoted.of(Denoted.Kind.FUNCTION, name) : Denoted.UNKNOWN;
    }

    static boolean isException(String name) {
        return EXCEPTIONS.contains(name);
    }

    private Builtins() {}
}
