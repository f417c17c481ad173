; Comparison: a comparison. A chained one has more than two operands.
;   @at         the whole comparison
;   @operands   the operands
;   @operators  the operators
;   @left       the first operand
;   @right      the last operand

(comparison_operator (primary_expression) @operands) @at
(comparison_operator operators: _ @operators) @at
(comparison_operator . (_) @left.value (_) @right.value .) @at
