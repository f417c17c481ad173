package dev.assay.engine;

import dev.assay.facts.Call;
import dev.assay.facts.ClassDefinition;
import dev.assay.facts.Comparison;
import dev.assay.facts.Value;
import java.util.List;
import java.util.regex.Pattern;

/// Which names stand for secrets, for rules: `import function dev.assay.engine.Secrets.compared`.
public final class Secrets {

    private static final Pattern CONVERSION = Pattern
            .compile("[.](get_secret_value|encode|decode|strip|lower|hexdigest|digest|hex)\\([^()]*\\)$");
    private static final Pattern KEY = Pattern.compile("(?s)^.*\\[\\s*[\"'](\\w+)[\"']\\s*\\]$");
    private static final Pattern GET = Pattern.compile("(?s)^.*[.]get\\(\\s*[\"']([\\w-]+)[\"'].*\\)$");
    private static final Pattern NAMED = Pattern.compile("^\\((\\w+)\\s*:=.*");

    /// What nobody but its owner may know. A signature, a digest and a code are secrets only where they are expected.
    private static final Pattern SECRET = Pattern.compile("(\\w*_)?(api_?keys?|apikeys?|secret|secret_?key|access_?key|"
            + "client_secret|(?:auth|api|csrf|reset|verification|webhook|admin|secret|expected|valid|"
            + "internal|service|shared|x)_?token|hmac|hmac_digest|expected_signature|computed_signature|"
            + "expected_(?:digest|hash|hmac|sig|mac)|computed_(?:digest|hash|hmac|sig|mac)|"
            + "key_hash|token_hash|hashed_key|secret_hash|otp|otp_code|verification_code|reset_code)",
            Pattern.CASE_INSENSITIVE);

    /// A password is checked by its hash, unless the right one is a setting or a constant.
    private static final Pattern PASSWORD = Pattern.compile("(\\w*_)?(password|passwd|passcode)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CONFIGURED = Pattern.compile(
            "(?s).*\\b(?i:\\w*settings|\\w*config|\\w*environ|getenv)\\b.*|[A-Z][A-Z0-9_]+([.]encode\\(.*\\))?");

    /// What only looks like one: words of a language model, and what the same client sent twice.
    private static final Pattern OTHER = Pattern.compile(
            "(.*_)?(confirm\\w*|repeat\\w*|again|new|old|eos|bos|pad|stop|unk|"
                    + "sep|cls|mask|next|prev|previous|special|start|end|first|last|current)(_.*)?|.*(confirm\\w*|repeat\\w*|again|2|_type|_id)",
            Pattern.CASE_INSENSITIVE);

    /// All keys that are let in, and the one that is looked for among them.
    private static final Pattern KNOWN = Pattern.compile(
            "(\\w*_)?((api|access|valid|allowed|auth|accepted|known|client)_?(keys|tokens|secrets)|secrets)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern GIVEN = Pattern.compile("(\\w*_)?(key|apikey|token|secret|credentials)",
            Pattern.CASE_INSENSITIVE);

    /// A column of a table, whose comparison is a condition of a query.
    private static final Pattern COLUMN = Pattern
            .compile("(cls|self[.]model|\\w+[.]c|models?([.]\\w+)?|(?!\\w*(Settings|Config|Conf|Env|Secrets))"
                    + "[A-Z]\\w*[a-z]\\w*|\\w+[.](?!\\w*(Settings|Config))[A-Z]\\w*[a-z]\\w*)[.]\\w+");

    private static final Pattern KEYS = Pattern
            .compile(".*(api_?key|access_?key|key_hash|key_?secret|api_?token|client_?secret|"
                    + "verify_?(secret|key)).*", Pattern.CASE_INSENSITIVE);

    private Secrets() {}

    /// The operand that is a secret, as written; empty if the comparison is about something else.
    public static String compared(Comparison comparison) {
        List<String> operands = comparison.operands();
        if (operands.size() != 2 || written(comparison.left()) || written(comparison.right())) return "";
        String left = operands.get(0).strip();
        String right = operands.get(1).strip();
        if (COLUMN.matcher(left).matches() || COLUMN.matcher(right).matches()) return "";
        String one = name(left);
        String other = name(right);
        if (OTHER.matcher(one).matches() || OTHER.matcher(other).matches()) return "";
        if (comparison.enclosingFunction() != null
                && comparison.enclosingFunction().name().matches("__(eq|ne|contains)__"))
            return "";
        if (comparison.operators().getFirst().endsWith("in")) {
            return KNOWN.matcher(other).matches() && GIVEN.matcher(one).matches() ? left : "";
        }
        if (!comparison.operators().getFirst().matches("[=!]=")) return "";
        boolean digest = left.matches("(?s).*digest\\(\\)") || right.matches("(?s).*digest\\(\\)");
        if (digest)
            return one.matches("(?i).*(sig|signature|hmac|mac).*") || other.matches("(?i).*(sig|signature|hmac|mac).*")
                    ? left
                    : "";
        if (PASSWORD.matcher(one).matches() && CONFIGURED.matcher(right).matches()) return left;
        if (PASSWORD.matcher(other).matches() && CONFIGURED.matcher(left).matches()) return right;
        if (SECRET.matcher(one).matches()) return left;
        return SECRET.matcher(other).matches() ? right : "";
    }

    /// What is written in the code, such as `"bearer"`, `None` or `0`, is no secret, nor is its length. A setting whose
    /// default is `None` is one as soon as somebody sets it.
    private static boolean written(Value value) {
        boolean none = value.isNone() && !value.getOrigin().equals("settings");
        return value.isLiteral() || none || value.text().matches("(?s)(len|type|hash|id)\\(.*");
    }

    /// The last name of an operand, such as `api_key` in `settings.api_key.get_secret_value()` and in `body["api_key"]`.
    private static String name(String operand) {
        String plain = CONVERSION.matcher(operand).replaceAll("");
        plain = KEY.matcher(plain).replaceAll("$1");
        plain = GET.matcher(plain).replaceAll("$1").replace('-', '_');
        plain = NAMED.matcher(plain).replaceAll("$1");
        return plain.substring(plain.lastIndexOf('.') + 1);
    }

    /// Whether the names around a call, or its arguments, speak of API keys.
    public static boolean speaksOfKeys(Call call) {
        ClassDefinition type = call.enclosingClass();
        return KEYS.matcher(call.enclosingFunction() == null ? "" : call.enclosingFunction().name()).matches()
                || KEYS.matcher(type == null ? "" : type.name()).matches()
                || call.arguments().all().stream()
                        .anyMatch(a -> KEYS.matcher(a.value().text().replace("\n", " ")).matches());
    }
}
