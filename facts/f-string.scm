; FString: an f-string that brings something in. One without braces is a plain string.
;   @at            the string; of adjacent strings each by itself
;   @text          the string
;   @interpolated  what stands in braces, in format specifications too
;   @values        what that is worth

(string (interpolation expression: (_) @interpolated @values.value)) @at @text
(string (interpolation format_specifier: (format_specifier
    (format_expression expression: (_) @interpolated @values.value)))) @at
