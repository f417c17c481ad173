/// The facade that joins the parts; what other programs embed.
@NullMarked
package dev.assay;

import org.jspecify.annotations.NullMarked;
