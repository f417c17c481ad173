; ClassKeyword: a keyword argument of a class statement.
;   @at              the argument
;   @enclosingClass  the class that is given it
;   @keyword         its name
;   @value           what is given

(class_definition superclasses: (argument_list
    (keyword_argument name: (_) @keyword value: (_) @value.value) @at)) @enclosingClass
