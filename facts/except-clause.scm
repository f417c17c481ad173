; ExceptClause: a handler of a `try` statement, `except*` too.
;   @at      the whole clause
;   @caught  the exception types, resolved; none for a bare `except:`
;   @alias   the name behind `as`
;   @body    each statement of the handler; comments are not statements

(except_clause) @at
(except_clause value: [(identifier) (attribute) (call) (subscript) (binary_operator)] @caught.name) @at
(except_clause value: (parenthesized_expression [(identifier) (attribute) (call) (subscript)] @caught.name)) @at
(except_clause value: (tuple [(identifier) (attribute) (call) (subscript)] @caught.name)) @at
(except_clause value: (tuple (list_splat (_) @caught.name))) @at
(except_clause value: (as_pattern
    . [(identifier) (attribute) (call) (subscript) (binary_operator)] @caught.name)) @at
(except_clause value: (as_pattern
    . (parenthesized_expression [(identifier) (attribute) (call) (subscript)] @caught.name))) @at
(except_clause value: (as_pattern
    . (tuple [(identifier) (attribute) (call) (subscript)] @caught.name))) @at
(except_clause value: (as_pattern . (tuple (list_splat (_) @caught.name)))) @at
(except_clause value: (as_pattern alias: (as_pattern_target) @alias)) @at
((except_clause (block (_) @body)) @at (#not-match? @body "^#"))
