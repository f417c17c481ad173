package dev.assay.live;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/// Asks a Redis server for its limits: one connection that changes nothing.
public final class Redis {

    private static final String OPTION = "--redis-url";
    private static final String EXPECTED = "redis://:password@host:6379/0";
    private static final String IN_TIME = "did not answer in time.";
    private static final int USUAL_PORT = 6379;

    private Redis() {}

    /// @param url `redis://`, or `rediss://` for TLS
    /// @param patience for the connection, and for each answer
    /// @throws Unavailable if the address is no such one, or the server does not answer
    public static RedisLimits limits(String url, Duration patience) throws Unavailable {
        Address address = address(url);
        String server = address.shown();
        try (Jedis redis = new Jedis(new HostAndPort(address.host(), address.port()), options(address, patience))) {
            String clients = clients(redis);
            OptionalInt most = mostByConfig(redis);
            if (most.isEmpty()) most = number(clients, "maxclients");
            OptionalInt connected = number(clients, "connected_clients");
            return new RedisLimits(server, most,
                    connected.isEmpty() ? connected : OptionalInt.of(Math.max(0, connected.getAsInt() - 1)));
        } catch (JedisException refused) {
            String sentence = sentence(server, refused);
            // Redis waits for the rest of a command where a client greets it in TLS.
            boolean waits = isTls(address) && sentence.endsWith(IN_TIME);
            throw new Unavailable(waits ? sentence.replaceFirst("\\.$", "; it may not speak TLS.") : sentence);
        }
    }

    static Address address(String url) throws Unavailable {
        Address address = Address.parse(url, OPTION, EXPECTED);
        if (address.scheme().matches("unix|redis\\+socket|redis-socket"))
            throw new Unavailable("`" + OPTION + "` names a Unix socket, which cannot be asked; "
                    + "give the host and port on which the server listens, as in `" + EXPECTED + "`.");
        if (!address.scheme().matches("rediss?|valkeys?"))
            throw new Unavailable("`" + OPTION + "` is no address of Redis; expected `" + EXPECTED + "`.");
        if (!address.host().matches("[\\w.:%-]+"))
            throw new Unavailable("`" + OPTION + "` must name one host, as in `" + EXPECTED + "`.");
        return address.withPort(USUAL_PORT);
    }

    private static DefaultJedisClientConfig options(Address address, Duration patience) {
        int millis = (int) Math.max(1, patience.toMillis());
        DefaultJedisClientConfig.Builder options = DefaultJedisClientConfig.builder().connectionTimeoutMillis(millis)
                .socketTimeoutMillis(millis);
        if (!address.user().isEmpty()) options.user(address.user());
        String password = address.password().isEmpty()
                ? address.options().getOrDefault("password", "")
                : address.password();
        if (!password.isEmpty()) options.password(password);
        if (!isTls(address)) return options.build();
        // redis-py calls it so; providers with certificates of their own need it.
        boolean any = address.options().getOrDefault("ssl_cert_reqs", "").matches("(?i)none|cert_none");
        return options.sslOptions(SslOptions.builder()
                .sslVerifyMode(any ? SslVerifyMode.INSECURE : SslVerifyMode.FULL).build()).build();
    }

    private static boolean isTls(Address address) {
        return address.scheme().matches("rediss|valkeys");
    }

    /// Providers often forbid `CONFIG`.
    private static OptionalInt mostByConfig(Jedis redis) {
        try {
            Map<String, String> said = redis.configGet("maxclients");
            String most = said.getOrDefault("maxclients", "");
            return most.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(most)) : OptionalInt.empty();
        } catch (JedisDataException forbidden) {
            return OptionalInt.empty();
        }
    }

    private static String clients(Jedis redis) {
        try {
            return redis.info("clients");
        } catch (JedisAccessControlException refused) {
            // Forbidden, or nobody was let in at all: the latter also meets the next question.
            if (refused.getMessage() != null && refused.getMessage().startsWith("NOPERM")) return "";
            throw refused;
        } catch (JedisDataException forbidden) {
            if (forbidden.getMessage() != null && forbidden.getMessage().startsWith("NOAUTH")) throw forbidden;
            return "";
        }
    }

    private static OptionalInt number(String info, String name) {
        Matcher matcher = Pattern.compile("(?m)^" + name + ":(\\d{1,9})\\s*$").matcher(info);
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    /// What the client says may hold the address, so it is never repeated.
    private static String sentence(String server, JedisException refused) {
        String subject = "The Redis server at " + server + " ";
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            String said = cause.getMessage() == null ? "" : cause.getMessage();
            if (cause instanceof JedisAccessControlException || said.startsWith("NOAUTH")
                    || said.startsWith("WRONGPASS")
                    || said.startsWith("ERR AUTH") || said.startsWith("ERR invalid password"))
                return subject + "refused the user name or the password.";
            if (said.startsWith("ERR max number of clients"))
                return subject + "has no connection left, not even for this question.";
            if (cause instanceof UnknownHostException)
                return "The host of the Redis server at " + server + " is not known.";
            if (cause instanceof SocketTimeoutException) return subject + IN_TIME;
            if (cause instanceof ConnectException) return subject + "cannot be reached: nothing listens there.";
            if (cause instanceof SSLException) return subject + "could not agree on TLS with us.";
            for (Throwable also : cause.getSuppressed()) {
                if (also instanceof UnknownHostException || also.getCause() instanceof UnknownHostException)
                    return "The host of the Redis server at " + server + " is not known.";
                if (also instanceof ConnectException || also.getCause() instanceof ConnectException)
                    return subject + "cannot be reached: nothing listens there.";
                if (also instanceof SocketTimeoutException || also.getCause() instanceof SocketTimeoutException)
                    return subject + IN_TIME;
            }
        }
        return subject + "could not be asked.";
    }
}
