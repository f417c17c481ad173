/// Files in, observed facts out.
@NullMarked
package dev.assay.extract;

import org.jspecify.annotations.NullMarked;
