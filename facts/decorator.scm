; Decorator: a decorator of a function or class.
;   @at                 from `@` to the end of the expression
;   @callee             the expression, call brackets left out
;   @target             the same, resolved
;   @call               the call, where it has brackets
;   @decoratedFunction  the function below it
;   @decoratedClass     the class below it

(decorator [(identifier) (attribute) (subscript) (parenthesized_expression) (lambda) (named_expression)
    (conditional_expression) (binary_operator) (boolean_operator)] @callee @target.name) @at
(decorator (call function: (_) @callee @target.name) @call) @at
(decorated_definition (decorator) @at definition: (function_definition) @decoratedFunction)
(decorated_definition (decorator) @at definition: (class_definition) @decoratedClass)
