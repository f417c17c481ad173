; Import: a name that an import statement brings in; one for each name.
;   @at      the name, with its alias
;   @name    the imported name; `*` for all of them; none for `import module`
;   @alias   the name behind `as`

(import_statement name: (dotted_name) @at)
(import_statement name: (aliased_import name: (dotted_name) alias: (identifier) @alias) @at)
(import_from_statement name: (dotted_name) @at @name)
(import_from_statement name: (aliased_import name: (dotted_name) @name alias: (identifier) @alias) @at)
(import_from_statement (wildcard_import) @at @name)
(future_import_statement name: (dotted_name) @at @name)
(future_import_statement name: (aliased_import name: (dotted_name) @name alias: (identifier) @alias) @at)
