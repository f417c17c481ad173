/// What a Python file holds before names are resolved: its bytes, its syntax tree, the captures of the queries.
@NullMarked
package dev.assay.source;

import org.jspecify.annotations.NullMarked;
