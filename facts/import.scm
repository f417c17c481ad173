; Import: a name that an import statement brings in; one for each name.
;   @at      the name, with its alias
;   @module  the module as written, dots of a relative import too
;   @name    the imported name; `*` for all of them; none for `import module`
;   @alias   the name behind `as`

(import_statement name: (dotted_name) @at @module)
(import_statement name: (aliased_import name: (dotted_name) @module alias: (identifier) @alias) @at)
(import_from_statement module_name: (_) @module name: (dotted_name) @at @name)
(import_from_statement module_name: (_) @module
    name: (aliased_import name: (dotted_name) @name alias: (identifier) @alias) @at)
(import_from_statement module_name: (_) @module (wildcard_import) @at @name)
(future_import_statement "__future__" @module name: (dotted_name) @at @name)
(future_import_statement "__future__" @module
    name: (aliased_import name: (dotted_name) @name alias: (identifier) @alias) @at)
