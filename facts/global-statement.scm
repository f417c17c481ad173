; GlobalStatement: a `global` statement.
;   @at     the whole statement
;   @names  the names

(global_statement (identifier) @names) @at
