; DunderAll: an assignment to `__all__`, or an addition to it.
;   @at     the assignment, or the call of `extend` or `append`
;   @names  the strings that are listed

((assignment left: (identifier) @_all) @at (#eq? @_all "__all__"))
((assignment left: (identifier) @_all right: [(list (string) @names.string) (tuple (string) @names.string)
    (expression_list (string) @names.string)]) @at (#eq? @_all "__all__"))
((assignment left: (identifier) @_all right: (binary_operator
    [(list (string) @names.string) (tuple (string) @names.string)])) @at (#eq? @_all "__all__"))
((assignment left: (identifier) @_all right: (binary_operator left: (binary_operator
    [(list (string) @names.string) (tuple (string) @names.string)]))) @at (#eq? @_all "__all__"))
((augmented_assignment left: (identifier) @_all) @at (#eq? @_all "__all__"))
((augmented_assignment left: (identifier) @_all
    right: [(list (string) @names.string) (tuple (string) @names.string)]) @at (#eq? @_all "__all__"))
((augmented_assignment left: (identifier) @_all right: (binary_operator
    [(list (string) @names.string) (tuple (string) @names.string)])) @at (#eq? @_all "__all__"))
((call function: (attribute object: (identifier) @_all attribute: (identifier) @_add)) @at
    (#eq? @_all "__all__") (#any-of? @_add "extend" "append"))
((call function: (attribute object: (identifier) @_all attribute: (identifier) @_add)
    arguments: (argument_list [(string) @names.string (list (string) @names.string) (tuple (string) @names.string)])) @at
    (#eq? @_all "__all__") (#any-of? @_add "extend" "append"))
