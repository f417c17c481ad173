; Loop: a `for` or `while` statement; comprehensions are none.
;   @at         the whole statement
;   @keyword    `for` or `while`
;   @async      whether it is an `async for`
;   @condition  the condition of a `while`, what a `for` runs over
;   @iterable   what a `for` runs over

(for_statement "for" @keyword right: (_) @condition @iterable.value) @at
(for_statement "async" @async) @at
(while_statement "while" @keyword condition: (_) @condition) @at
