/// What a repository will ask of its servers, in sums: arithmetic alone, over what rules state. Nothing here reads or
/// writes.
@NullMarked
package dev.assay.budget;

import org.jspecify.annotations.NullMarked;
