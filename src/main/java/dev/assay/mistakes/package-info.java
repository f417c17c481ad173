/// What is said to authors about their mistakes.
@NullMarked
package dev.assay.mistakes;

import org.jspecify.annotations.NullMarked;
