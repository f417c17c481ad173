; Attribute: an attribute that is read, written or deleted. Every part of a dotted chain is matched; the engine keeps
; the full chain.
;   @at        the chain
;   @text      the chain
;   @target    the chain, resolved
;   @receiver  what stands before the last dot
;   @name      the last name

(attribute object: (_) @receiver attribute: (identifier) @name) @at @text @target.name
