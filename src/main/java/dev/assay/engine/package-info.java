/// Facts in, verdicts out.
@NullMarked
package dev.assay.engine;

import org.jspecify.annotations.NullMarked;
