package dev.assay.cli;

/// A command that asks for what is not there. The message is one sentence.
final class UsageMistake extends RuntimeException {

    private static final long serialVersionUID = 1;

    UsageMistake(String message) {
        super(message);
    }
}
