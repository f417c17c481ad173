; Subscript: a subscript, such as `scope["type"]`; those of annotations such as `list[int]` are none.
;   @at        the whole expression
;   @receiver  what is subscripted
;   @target    the same, resolved
;   @key       the first key

(subscript value: (_) @receiver @target.name . subscript: (_) @key.value) @at
