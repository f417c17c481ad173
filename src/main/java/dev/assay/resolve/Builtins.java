package dev.assay.resolve;

import java.util.Map;
import java.util.Set;

/// The names that Python knows without an import. They keep their short name: `open`, `ValueError`.
final class Builtins {

    private static final Set<String> CLASSES = Set.of("bool", "bytearray", "bytes", "complex", "dict", "enumerate",
            "filter", "float", "frozenset", "int", "list", "map", "memoryview", "object", "property", "range",
            "reversed", "set", "slice", "str", "tuple", "type", "zip", "staticmethod", "classmethod", "super");

    private static final Set<String> FUNCTIONS = Set.of("abs", "aiter", "all", "anext", "any", "ascii", "bin",
            "breakpoint", "callable", "chr", "compile", "delattr", "dir", "divmod", "eval", "exit", "quit", "exec",
            "format", "getattr",
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

    private static final Map<String, Set<String>> METHODS = Map.of(
            "list", Set.of("append", "clear", "copy", "count", "extend", "index", "insert", "pop", "remove", "reverse",
                    "sort"),
            "dict", Set.of("clear", "copy", "fromkeys", "get", "items", "keys", "pop", "popitem", "setdefault",
                    "update", "values"),
            "set", Set.of("add", "clear", "copy", "difference", "difference_update", "discard", "intersection",
                    "intersection_update", "isdisjoint", "issubset", "issuperset", "pop", "remove",
                    "symmetric_difference", "symmetric_difference_update", "union", "update"),
            "tuple", Set.of("count", "index"),
            "bool", Set.of("bit_length", "conjugate", "real", "imag"),
            "str", Set.of("capitalize", "casefold", "center", "count", "encode", "endswith", "expandtabs", "find",
                    "format", "format_map", "index", "isalnum", "isalpha", "isascii", "isdecimal", "isdigit",
                    "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper", "join",
                    "ljust", "lower", "lstrip", "maketrans", "partition", "removeprefix", "removesuffix", "replace",
                    "rfind", "rindex", "rjust", "rpartition", "rsplit", "rstrip", "split", "splitlines",
                    "startswith", "strip", "swapcase", "title", "translate", "upper", "zfill"));

    private static final Set<String> OF_EXCEPTIONS = Set.of("args", "with_traceback", "add_note", "errno", "strerror",
            "filename", "code", "name", "path", "msg", "value", "start", "end", "object", "reason", "encoding",
            "exceptions", "subgroup", "split", "derive", "lineno", "text", "offset");

    /// Whether a built-in class has no such attribute, so that the value must be of another class than was thought.
    static boolean lacks(String className, String attribute) {
        if (attribute.startsWith("__")) return false;
        Set<String> methods = METHODS.get(className);
        return methods != null
                ? !methods.contains(attribute)
                : EXCEPTIONS.contains(className) && !OF_EXCEPTIONS.contains(attribute);
    }

    static Denoted find(String name) {
        if (CLASSES.contains(name) || EXCEPTIONS.contains(name)) return Denoted.of(Denoted.Kind.CLASS, name);
        return FUNCTIONS.contains(name) ? Denoted.of(Denoted.Kind.FUNCTION, name) : Denoted.UNKNOWN;
    }

    static boolean isException(String name) {
        return EXCEPTIONS.contains(name);
    }

    private Builtins() {}
}
