package dev.assay.extract;

import java.util.regex.Pattern;

/// Keeps secrets out of facts, and so out of reports.
final class Secrets {

    /// What stands for a secret.
    static final String MASK = "***";

    private static final Pattern NAME = Pattern
            .compile("(?i).*(passw|passphrase|(?<![a-z])pass(?![a-z])|secret|token|credential|api_?key"
                    + "|private|signing|encryption|access_?key|_key$|^key$|_pwd|_dsn$|salt).*");
    private static final Pattern PLAIN = Pattern.compile("(?i)|\\d{1,6}|true|false|yes|no|none|null|\\$.*|<.*>"
            + "|\\{\\{.*}}|%.*|x{3,}|change.*|your[-_ ].*|replace.*|todo|secret|password|placeholder|example.*|test");
    private static final Pattern ADDRESS = Pattern
            .compile("(\\b[a-zA-Z][a-zA-Z0-9+.-]{0,40}://[^\\s:/@]{0,200}):([^\\s@]{1,1000})@");

    private Secrets() {}

    /// The value, where its name or its form does not tell of a secret; placeholders are none.
    static String masked(String name, String value) {
        if (NAME.matcher(name).matches() && !PLAIN.matcher(value).matches()
                && !value.contains("://") && !value.startsWith("/")) {
            return MASK;
        }
        return address(value);
    }

    /// The text without the passwords of its addresses.
    static String address(String text) {
        return text.indexOf('@') < 0
                ? text
                : ADDRESS.matcher(text).replaceAll(found -> java.util.regex.Matcher.quoteReplacement(found.group(1)
                        + ":"
                        + (found.group(2).startsWith("$") || found.group(2).startsWith("{") ? found.group(2) : MASK)
                        + "@"));
    }
}
