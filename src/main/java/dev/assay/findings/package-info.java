/// What was concluded: verdicts, findings, severities, inventory rows.
@NullMarked
package dev.assay.findings;

import org.jspecify.annotations.NullMarked;
