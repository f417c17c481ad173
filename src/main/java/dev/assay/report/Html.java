package dev.assay.report;

/// Text that is HTML already. Everything else that a template of a site inserts is escaped on the way.
///
/// @param source as it stands on the page
public record Html(String source) {

    /// A sentence: what stands between two backquotes is code, everything else is plain text.
    public static Html text(String text) {
        StringBuilder out = new StringBuilder();
        String[] parts = text.split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean isClosed = i + 1 < parts.length;
            if (i % 2 == 0) out.append(escaped(parts[i]));
            else if (isClosed) out.append("<code>").append(escaped(parts[i])).append("</code>");
            else out.append('`').append(escaped(parts[i]));
        }
        return new Html(out.toString());
    }

    /// Source code, as written.
    public static Html code(String text) {
        return new Html(escaped(text));
    }

    /// Also within a quoted attribute.
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'",
                "&#39;");
    }

    @Override
    public String toString() {
        return source;
    }
}
