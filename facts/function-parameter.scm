; FunctionParameter: a parameter of a function definition; a bare `*` and `/` are none.
;   @at          the parameter, with annotation and default
;   @owner       the function
;   @name        its name, without stars
;   @annotation  its annotation
;   @optional    whether it has a default
;   @value       its default
;   @kind        `*` or `**`, where it has them

(function_definition parameters: (parameters (identifier) @at @name)) @owner
(function_definition parameters: (parameters
    (default_parameter name: (identifier) @name value: (_) @optional @value.value) @at)) @owner
(function_definition parameters: (parameters
    (typed_parameter . (identifier) @name type: (type) @annotation) @at)) @owner
(function_definition parameters: (parameters
    (typed_default_parameter name: (identifier) @name type: (type) @annotation
        value: (_) @optional @value.value) @at)) @owner
(function_definition parameters: (parameters
    [(list_splat_pattern "*" @kind (identifier) @name)
     (dictionary_splat_pattern "**" @kind (identifier) @name)] @at)) @owner
(function_definition parameters: (parameters
    (typed_parameter
        . [(list_splat_pattern "*" @kind (identifier) @name)
           (dictionary_splat_pattern "**" @kind (identifier) @name)]
        type: (type) @annotation) @at)) @owner
