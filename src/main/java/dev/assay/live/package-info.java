/// Asks running servers how many connections they take. Imports nothing of ours; the only user of database drivers, which are
/// loaded when somebody asks.
@NullMarked
package dev.assay.live;

import org.jspecify.annotations.NullMarked;
