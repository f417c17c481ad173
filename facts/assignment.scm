; Assignment: a name, attribute or element that is given a value; one for each. `a = b = 1` are two.
;   @at          the assignment; of `a, b = pair` each name by itself
;   @left        what is assigned to
;   @name        the same, as a dotted name
;   @annotation  the annotation
;   @operator    that of an augmented assignment
;   @value       what is assigned; for `a = b = 1` the rest of the chain; none for names of `a, b = pair`

(assignment left: [(identifier) (attribute) (subscript)] @left @name.name) @at
(assignment left: [(identifier) (attribute) (subscript)] type: (type) @annotation) @at
(assignment left: [(identifier) (attribute) (subscript)] right: (_) @value.value) @at
(assignment left: [(pattern_list [(identifier) (attribute) (subscript)] @at @left @name.name)
    (tuple_pattern [(identifier) (attribute) (subscript)] @at @left @name.name)
    (list_pattern [(identifier) (attribute) (subscript)] @at @left @name.name)])
(assignment left: [(pattern_list (list_splat_pattern (_) @at @left @name.name))
    (tuple_pattern (list_splat_pattern (_) @at @left @name.name))
    (list_pattern (list_splat_pattern (_) @at @left @name.name))])
(assignment left: (pattern_list [(tuple_pattern [(identifier) (attribute) (subscript)] @at @left @name.name)
    (list_pattern [(identifier) (attribute) (subscript)] @at @left @name.name)
    (tuple_pattern (list_splat_pattern (_) @at @left @name.name))]))
(augmented_assignment left: (_) @left @name.name operator: _ @operator right: (_) @value.value) @at
(named_expression name: (_) @left @name.name value: (_) @value.value) @at
