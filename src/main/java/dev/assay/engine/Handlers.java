package dev.assay.engine;

import dev.assay.facts.ExceptClause;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What handlers of exceptions answer with, for rules: `import function dev.assay.engine.Handlers.leak`.
public final class Handlers {

    /// Errors about time and claims: their texts name neither key nor algorithm.
    private static final Pattern HARMLESS = Pattern.compile(".*[.](Expired\\w*|Immature\\w*|InvalidIssu\\w+|"
            + "InvalidAudience\\w*|MissingRequiredClaim\\w*|InvalidSubject\\w*|InvalidJTI\\w*|JWTClaims\\w*|"
            + "InvalidClaim\\w*|MissingClaim\\w*)");

    /// What a client is told: a `return`, or an exception that a framework or the project turns into a response.
    private static final Pattern ANSWER = Pattern.compile(
            "return\\b.*|raise\\s+([\\w.]*[.])?(?i:\\w*http\\w*|\\w*unauthori[sz]ed\\w*|\\w*credential\\w*|\\w*auth\\w*)\\s*\\(.*",
            Pattern.DOTALL);

    private static final Pattern START = Pattern.compile("^[ \\t]*((?:return|raise)\\b.*)", Pattern.MULTILINE);

    private static final Pattern STATUS = Pattern.compile("(?:[(=,]\\s*|\\bHTTP_)([45]\\d\\d)\\b(?![.\\d])"
            + "|\\bHTTP_([45]\\d\\d)_|HTTPStatus[.]([A-Z_]+)");

    private Handlers() {}

    /// The first `return` or `raise` of a handler that carries the exception's own text to a client; empty for none.
    public static String leak(ExceptClause clause) {
        if (clause.alias().isEmpty()) return "";
        if (!clause.caught().isEmpty() && clause.caught().stream().allMatch(n -> HARMLESS.matcher(n).matches()))
            return "";
        Pattern text = Pattern
                .compile("\\b" + Pattern.quote(clause.alias()) + "\\b(?![.]status_code|[.]code\\b|\\s*=)");
        for (String answer : answers(clause.body())) {
            String told = answer.replaceAll("\\s+from\\s+\\w+$", "");
            if (ANSWER.matcher(told).matches() && text.matcher(told).find()) return answer;
        }
        return "";
    }

    /// The statuses that a handler answers with, such as `401`, in source order.
    public static List<String> statuses(ExceptClause clause) {
        List<String> found = new ArrayList<>();
        answers(clause.body()).forEach(answer -> found.addAll(statuses(answer)));
        return found;
    }

    /// `401`, `status.HTTP_401_UNAUTHORIZED` and `HTTPStatus.UNAUTHORIZED` in what is written, in order.
    public static List<String> statuses(String written) {
        List<String> found = new ArrayList<>();
        Matcher status = STATUS.matcher(written);
        while (status.find()) {
            if (status.group(1) != null) found.add(status.group(1));
            else if (status.group(2) != null) found.add(status.group(2));
            else found.add(number(status.group(3)));
        }
        return found;
    }

    private static String number(String name) {
        return switch (name) {
            case "UNAUTHORIZED" -> "401";
            case "FORBIDDEN" -> "403";
            case "NOT_FOUND" -> "404";
            case "UNPROCESSABLE_ENTITY" -> "422";
            case "INTERNAL_SERVER_ERROR" -> "500";
            case "BAD_REQUEST" -> "400";
            default -> name;
        };
    }

    /// Each `return` and `raise` of statements, nested ones too, up to the end of the line that closes its brackets.
    static List<String> answers(List<String> body) {
        List<String> answers = new ArrayList<>();
        for (String statement : body) {
            Matcher start = START.matcher(statement);
            while (start.find()) answers.add(first(statement.substring(start.start(1))));
        }
        return answers;
    }

    private static String first(String text) {
        int depth = 0;
        int end = 0;
        for (; end < text.length() && (depth > 0 || text.charAt(end) != '\n'); end++) {
            switch (text.charAt(end)) {
                case '(', '[', '{' -> depth++;
                case ')', ']', '}' -> depth--;
                default -> {}
            }
        }
        return text.substring(0, end).strip();
    }
}
