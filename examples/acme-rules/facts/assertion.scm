; Assertion: an `assert` statement.
;   @at         the whole statement
;   @condition  what has to hold

(assert_statement . (_) @condition) @at
