; RaiseStatement: a `raise`.
;   @at      the whole statement
;   @text    the whole statement
;   @raised  the exception, resolved, call brackets left out; none for a bare `raise`
;   @cause   what stands behind `from`

(raise_statement) @at @text
(raise_statement . [(identifier) (attribute) (subscript) (await) (parenthesized_expression) (conditional_expression)]
    @raised.name) @at
(raise_statement . (call function: (_) @raised.name)) @at
(raise_statement cause: (_) @cause) @at
