package dev.assay.report;

/// A report cannot stand where it is asked for. The message is one sentence.
public final class ReportMistake extends RuntimeException {

    private static final long serialVersionUID = 1;

    ReportMistake(String message) {
        super(message);
    }
}
