/// Results in, pages out.
@NullMarked
package dev.assay.report;

import org.jspecify.annotations.NullMarked;
