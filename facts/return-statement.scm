; ReturnStatement: a `return`.
;   @at     the whole statement
;   @value  what is returned; none for a bare `return`

(return_statement) @at
(return_statement (_) @value.value) @at
