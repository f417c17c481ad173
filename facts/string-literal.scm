; StringLiteral: a string, docstrings and f-strings too.
;   @at         the string; of adjacent strings each by itself
;   @text       the string as written, with prefix and quotes
;   @docstring  whether it is a statement of its own

(string) @at @text
(expression_statement . (string) @at @docstring .)
