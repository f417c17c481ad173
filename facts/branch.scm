; Branch: what runs under one condition of an `if`, a conditional expression or a `match`.
;   @at         the block, or the expression
;   @condition  the condition, of an `else` that of the `if`; of a `case` its pattern
;   @tested     the condition, of an `else` that of the `if`; of a `case` the subject of the `match`

(if_statement condition: (_) @condition @tested.value consequence: (block) @at)
(if_statement condition: (_) @condition @tested.value alternative: (else_clause body: (block) @at))
(elif_clause condition: (_) @condition @tested.value consequence: (block) @at)
(conditional_expression . (_) @at . (_) @condition @tested.value . (_) .)
(conditional_expression . (_) . (_) @condition @tested.value . (_) @at .)
(case_clause (case_pattern) @condition consequence: (block) @at)
(match_statement subject: (_) @tested.value body: (block alternative: (case_clause consequence: (block) @at)))
