; FunctionDefinition: a function or method.
;   @at          from `async` or `def` to the end of its body, decorators left out
;   @name        its name
;   @async       whether it is an `async def`
;   @returns     the return annotation
;   @parameters  the names of its parameters; `*` and `**` are kept in front of theirs
;   @decorators  the decorators, resolved, call brackets left out
;   @docstring   the string that the body starts with

(function_definition name: (identifier) @name) @at
(function_definition "async" @async) @at
(function_definition return_type: (type) @returns) @at
(function_definition parameters: (parameters
    [(identifier) (list_splat_pattern) (dictionary_splat_pattern)] @parameters)) @at
(function_definition parameters: (parameters [(default_parameter name: (identifier) @parameters)
    (typed_default_parameter name: (identifier) @parameters)])) @at
(function_definition parameters: (parameters
    (typed_parameter . [(identifier) (list_splat_pattern) (dictionary_splat_pattern)] @parameters))) @at
(function_definition body: (block . (expression_statement . (string) @docstring .))) @at
(decorated_definition (decorator [(identifier) (attribute)] @decorators.name) definition: (function_definition) @at)
(decorated_definition (decorator (call function: (_) @decorators.name)) definition: (function_definition) @at)
