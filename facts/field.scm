; Field: a name that a class body assigns or annotates.
;   @at              the assignment
;   @enclosingClass  the class
;   @name            the name
;   @annotation      the annotation
;   @assigned        whether it has a value
;   @value           its value; for `a = b = 1` the rest of the chain

(class_definition body: (block (expression_statement (assignment left: (identifier) @name) @at))) @enclosingClass
(class_definition body: (block (expression_statement
    (assignment left: (identifier) type: (type) @annotation) @at))) @enclosingClass
(class_definition body: (block (expression_statement
    (assignment left: (identifier) right: (_) @assigned @value.value) @at))) @enclosingClass
