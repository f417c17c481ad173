package dev.assay.live;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The parts of an address such as `postgresql://user:p%40ss@host:5432/name?sslmode=require`.
///
/// @param scheme in lower case, such as `postgresql+asyncpg`
/// @param user decoded; empty if there is none
/// @param password decoded; empty if there is none
/// @param host empty if there is none; decoded; an IPv6 address without its brackets
/// @param port 0 if there is none
/// @param path decoded, without its `/`
/// @param options decoded, by name
record Address(String scheme, String user, String password, String host, int port, String path,
        Map<String, String> options) {

    private static final Pattern SCHEME = Pattern.compile("\\s*([A-Za-z][A-Za-z0-9+.-]*)://(.*?)\\s*", Pattern.DOTALL);
    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.%]+]|[^:\\[\\]]*)(?::(\\d*))?");

    /// What a person reads: nothing secret is in it.
    String shown() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    Address withPort(int usual) {
        return new Address(scheme, user, password, host, port == 0 ? usual : port, path, options);
    }

    /// @param option such as `--database-url`, for the message
    /// @param expected an example of what it should be
    static Address parse(String written, String option, String expected) throws Unavailable {
        Matcher matcher = SCHEME.matcher(written);
        if (!matcher.matches())
            throw new Unavailable("`" + option + "` is no address; expected `" + expected + "`.");
        String rest = matcher.group(2);
        // An `@` belongs to the password but for the last one, and so does a `?` in front of it.
        int query = rest.indexOf('?');
        int at = rest.lastIndexOf('@', query < 0 ? rest.length() : query);
        if (at < 0) at = query > 0 && rest.substring(0, query).contains(":") ? rest.lastIndexOf('@') : -1;
        String credentials = at < 0 ? "" : rest.substring(0, at);
        String[] parts = rest.substring(at + 1).split("\\?", 2);
        int slash = parts[0].indexOf('/');
        String place = slash < 0 ? parts[0] : parts[0].substring(0, slash);
        Map<String, String> options = parts.length < 2 ? Map.of() : options(parts[1]);
        Matcher host = HOST.matcher(place.isEmpty() ? options.getOrDefault("host", "") : place);
        if (!host.matches())
            throw new Unavailable("The host in `" + option + "` cannot be read; expected `" + expected + "`.");
        String port = host.group(2) == null || host.group(2).isEmpty()
                ? options.getOrDefault("port", "0")
                : host.group(2);
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535)
            throw new Unavailable("The port in `" + option + "` is not a number up to 65535.");
        String[] user = credentials.split(":", 2);
        return new Address(matcher.group(1).toLowerCase(java.util.Locale.ROOT), decoded(user[0]),
                user.length < 2 ? "" : decoded(user[1]), decoded(host.group(1).replaceAll("^\\[|]$", "")),
                Integer.parseInt(port), slash < 0 ? "" : decoded(parts[0].substring(slash + 1)), options);
    }

    private static Map<String, String> options(String query) {
        Map<String, String> options = new TreeMap<>();
        for (String each : query.replaceFirst("#.*", "").split("&")) {
            String[] parts = each.split("=", 2);
            if (!parts[0].isEmpty()) options.put(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
        }
        return options;
    }

    /// A `+` stays; what is no valid `%xx` stays as written.
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    /// Not the password: a record shows all its parts.
    @Override
    public String toString() {
        return scheme + "://" + shown();
    }
}
