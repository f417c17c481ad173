/// The commands; alone prints, exits and reads the environment.
@NullMarked
package dev.assay.cli;

import org.jspecify.annotations.NullMarked;
