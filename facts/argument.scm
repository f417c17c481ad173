; Argument: an argument of a call, as written.
;   @at       the argument, with its keyword or stars
;   @call     the call
;   @keyword  the keyword; `*` and `**` for splats; none for a positional one
;   @value    what is passed, behind keyword or stars

(call arguments: (argument_list
    [(await) (binary_operator) (identifier) (string) (concatenated_string) (integer) (float) (true) (false) (none)
     (unary_operator) (attribute) (subscript) (call) (list) (list_comprehension) (dictionary)
     (dictionary_comprehension) (set) (set_comprehension) (tuple) (parenthesized_expression) (generator_expression)
     (ellipsis) (comparison_operator) (not_operator) (boolean_operator) (lambda) (conditional_expression)
     (named_expression)] @at @value.value)) @call
(call arguments: (argument_list
    (keyword_argument name: (_) @keyword value: (_) @value.value) @at)) @call
(call arguments: (argument_list (list_splat "*" @keyword (_) @value.value) @at)) @call
(call arguments: (argument_list (dictionary_splat "**" @keyword (_) @value.value) @at)) @call
; sum(x for x in y)
(call arguments: (generator_expression) @at @value.value) @call
