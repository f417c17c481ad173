package dev.assay;

import dev.assay.findings.Judgement;
import dev.assay.report.Metadata;

/// The result of an audit: what was concluded, and from what.
public record Audit(Judgement judgement, Metadata metadata) {}
