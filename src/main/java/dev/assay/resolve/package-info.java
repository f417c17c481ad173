/// Observed facts in; names, values, parameters and reach out.
@NullMarked
package dev.assay.resolve;

import org.jspecify.annotations.NullMarked;
