; YieldExpression: a `yield`, `yield from` too.
;   @at     the whole expression
;   @value  what is yielded; none for a bare `yield`

(yield) @at
(yield (_) @value.value) @at
