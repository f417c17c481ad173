; WithStatement: a context manager that a `with` enters; one for each.
;   @at       the context manager, with its alias
;   @context  the expression
;   @target   what is called, resolved; without a call the name, resolved
;   @alias    what stands behind `as`
;   @async    whether it is an `async with`

(with_item value: [(identifier) (attribute) (subscript)] @context @target.name) @at
(with_item value: (call function: (_) @target.name) @context) @at
(with_item value: (await (call function: (_) @target.name)) @context) @at
(with_item value: (parenthesized_expression (call function: (_) @target.name)) @context) @at
(with_item value: [(parenthesized_expression) (conditional_expression) (named_expression) (boolean_operator)
    (binary_operator) (string) (concatenated_string) (lambda)] @context) @at
(with_item value: (as_pattern . [(identifier) (attribute) (subscript)] @context @target.name)) @at
(with_item value: (as_pattern . (call function: (_) @target.name) @context)) @at
(with_item value: (as_pattern . (await (call function: (_) @target.name)) @context)) @at
(with_item value: (as_pattern . [(parenthesized_expression) (conditional_expression) (named_expression)
    (boolean_operator) (binary_operator) (string) (concatenated_string) (lambda)] @context)) @at
(with_item value: (as_pattern alias: (as_pattern_target) @alias)) @at
(with_statement "async" @async (with_clause (with_item) @at))
