; StringLiteral: a string, docstrings and f-strings too.
;   @at         the string; of adjacent strings each by itself
;   @text       what stands between the quotes
;   @docstring  whether it is a statement of its own

(string) @at @text.string
(expression_statement . (string) @at @docstring .)
