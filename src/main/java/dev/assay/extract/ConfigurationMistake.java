package dev.assay.extract;

/// A mistake in a configuration that was asked for by name. The message is one line.
public final class ConfigurationMistake extends RuntimeException {

    private static final long serialVersionUID = 1;

    ConfigurationMistake(String message) {
        super(message);
    }
}
