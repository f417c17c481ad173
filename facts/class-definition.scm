; ClassDefinition: a class statement.
;   @at          from `class` to the end of its body, decorators left out
;   @name        its name
;   @bases       the bases, resolved; of `Generic[T]` what stands before the brackets; no calls
;   @keywords    the names of keyword arguments
;   @decorators  the decorators, resolved, call brackets left out
;   @docstring   the string that the body starts with

(class_definition name: (identifier) @name) @at
(class_definition superclasses: (argument_list [(identifier) (attribute)] @bases.name)) @at
(class_definition superclasses: (argument_list (subscript value: (_) @bases.name))) @at
(class_definition superclasses: (argument_list (keyword_argument name: (_) @keywords))) @at
(class_definition body: (block . (expression_statement . (string) @docstring .))) @at
(decorated_definition (decorator [(identifier) (attribute)] @decorators.name) definition: (class_definition) @at)
(decorated_definition (decorator (call function: (_) @decorators.name)) definition: (class_definition) @at)
