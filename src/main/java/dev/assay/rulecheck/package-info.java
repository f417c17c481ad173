/// Everything that can be known of rules, facts, data about libraries and templates before a run.
@NullMarked
package dev.assay.rulecheck;

import org.jspecify.annotations.NullMarked;
