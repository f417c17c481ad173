; Branch: what runs under one condition of an `if`, a conditional expression or a `match`.
;   @at         the block, or the expression
;   @condition  the condition, of an `else` that of the `if`; of a `case` its pattern

(if_statement condition: (_) @condition consequence: (block) @at)
(if_statement condition: (_) @condition alternative: (else_clause body: (block) @at))
(elif_clause condition: (_) @condition consequence: (block) @at)
(conditional_expression . (_) @at . (_) @condition . (_) .)
(conditional_expression . (_) . (_) @condition . (_) @at .)
(case_clause (case_pattern) @condition consequence: (block) @at)
