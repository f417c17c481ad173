/// What was seen in a repository: places, facts and values. Imports nothing of ours.
@NullMarked
package dev.assay.facts;

import org.jspecify.annotations.NullMarked;
