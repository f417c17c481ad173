; Call: a call.
;   @at      the whole call
;   @callee  what stands before the brackets
;   @target  the same, resolved

(call function: (_) @callee @target.name) @at
