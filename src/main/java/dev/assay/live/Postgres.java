package dev.assay.live;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLException;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/// Asks a PostgreSQL server for its limits: one connection, read only.
public final class Postgres {

    private static final String OPTION = "--database-url";
    private static final String EXPECTED = "postgresql://user:password@host:5432/database";
    private static final int USUAL_PORT = 5432;
    private static final Set<String> MODES = Set.of("disable", "allow", "prefer", "require", "verify-ca",
            "verify-full");

    /// Held, since a logger that nobody holds forgets its level.
    private static final Logger DRIVER = Logger.getLogger("org.postgresql");

    private Postgres() {}

    /// @param url `postgresql://` or `postgres://`, with or without SQLAlchemy's driver as in `postgresql+asyncpg://`
    /// @param patience for the connection, and for each answer
    /// @throws Unavailable if the address is no such one, or the server does not answer
    public static PostgresLimits limits(String url, Duration patience) throws Unavailable {
        Address address = address(url);
        // It would warn of what it finds in an address.
        DRIVER.setLevel(Level.OFF);
        String server = address.shown();
        try (Connection connection = connect(address, patience)) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            int seconds = seconds(patience);
            Map<String, Integer> settings = settings(connection, seconds);
            int used = used(connection, seconds);
            String version = connection.getMetaData().getDatabaseProductVersion().replaceFirst("\\s.*", "");
            connection.rollback();
            return new PostgresLimits(server, version, settings.getOrDefault("max_connections", 0),
                    settings.getOrDefault("superuser_reserved_connections", 0),
                    settings.getOrDefault("reserved_connections", 0), used);
        } catch (SQLException refused) {
            throw new Unavailable(sentence(server, refused));
        }
    }

    static Address address(String url) throws Unavailable {
        Address address = Address.parse(url.strip().replaceFirst("^jdbc:", ""), OPTION, EXPECTED);
        if (!address.scheme().matches("postgres(ql)?(\\+\\w+)?"))
            throw new Unavailable("`" + OPTION + "` is no address of PostgreSQL; expected `" + EXPECTED + "`.");
        if (address.host().isEmpty() || address.host().startsWith("/") || address.host().startsWith("@"))
            throw new Unavailable("`" + OPTION + "` names a Unix socket, which cannot be asked; "
                    + "give the host and port on which the server listens, as in `" + EXPECTED + "`.");
        if (!address.host().matches("[\\w.:%-]+"))
            throw new Unavailable("`" + OPTION + "` must name one host, as in `" + EXPECTED + "`.");
        return address.withPort(USUAL_PORT);
    }

    private static Connection connect(Address address, Duration patience) throws SQLException, Unavailable {
        Properties options = new Properties();
        String user = address.user().isEmpty() ? address.options().getOrDefault("user", "") : address.user();
        if (user.isEmpty()) throw new Unavailable("`" + OPTION + "` names no user; expected `" + EXPECTED + "`.");
        options.setProperty(PGProperty.USER.getName(), user);
        options.setProperty(PGProperty.PASSWORD.getName(),
                address.password().isEmpty() ? address.options().getOrDefault("password", "") : address.password());
        options.setProperty(PGProperty.PG_HOST.getName(), address.host());
        options.setProperty(PGProperty.PG_PORT.getName(), String.valueOf(address.port()));
        options.setProperty(PGProperty.PG_DBNAME.getName(), address.path().isEmpty() ? user : address.path());
        String seconds = String.valueOf(seconds(patience));
        options.setProperty(PGProperty.CONNECT_TIMEOUT.getName(), seconds);
        options.setProperty(PGProperty.SOCKET_TIMEOUT.getName(), seconds);
        options.setProperty(PGProperty.LOGIN_TIMEOUT.getName(), String.valueOf(4 * seconds(patience)));
        options.setProperty(PGProperty.CANCEL_SIGNAL_TIMEOUT.getName(), seconds);
        options.setProperty(PGProperty.APPLICATION_NAME.getName(), "assay");
        options.setProperty(PGProperty.LOG_SERVER_ERROR_DETAIL.getName(), "false");
        tls(address, options);
        Connection connection = new Driver().connect("jdbc:postgresql:///", options);
        if (connection == null) throw new SQLException("no connection", "08001");
        return connection;
    }

    /// `sslmode` as libpq has it; asyncpg calls it `ssl`.
    private static void tls(Address address, Properties options) throws Unavailable {
        String mode = address.options().getOrDefault("sslmode", address.options().getOrDefault("ssl", ""));
        if (mode.matches("(?i)true|1|on")) mode = "require";
        if (mode.matches("(?i)false|0|off")) mode = "disable";
        if (!mode.isEmpty() && !MODES.contains(mode))
            throw new Unavailable("The `sslmode` in `" + OPTION + "` is none of disable, allow, prefer, require, "
                    + "verify-ca and verify-full.");
        if (!mode.isEmpty()) options.setProperty(PGProperty.SSL_MODE.getName(), mode);
        Map.of("sslrootcert", PGProperty.SSL_ROOT_CERT, "sslcert", PGProperty.SSL_CERT, "sslkey", PGProperty.SSL_KEY)
                .forEach((name, property) -> {
                    String said = address.options().getOrDefault(name, "");
                    if (!said.isEmpty()) options.setProperty(property.getName(), said);
                });
    }

    private static Map<String, Integer> settings(Connection connection, int seconds) throws SQLException {
        Map<String, Integer> settings = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select name, setting from pg_catalog.pg_settings where name in
                    ('max_connections', 'superuser_reserved_connections', 'reserved_connections')""")) {
            statement.setQueryTimeout(seconds);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) settings.put(rows.getString(1), rows.getInt(2));
            }
        }
        return settings;
    }

    /// Processes of the server itself have no database, and those that send its log to replicas are limited elsewhere. The
    /// type of other roles' connections is hidden from an ordinary role.
    private static int used(Connection connection, int seconds) throws SQLException {
        String clients = connection.getMetaData().getDatabaseMajorVersion() < 10
                ? ""
                : " and coalesce(backend_type, 'client backend') = 'client backend'";
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(seconds);
            try (ResultSet rows = statement.executeQuery("select count(*) from pg_catalog.pg_stat_activity "
                    + "where datid is not null and pid <> pg_catalog.pg_backend_pid()" + clients)) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        }
    }

    private static int seconds(Duration patience) {
        return (int) Math.max(1, patience.toSeconds());
    }

    /// What the driver says may hold the address, so it is never repeated.
    private static String sentence(String server, SQLException refused) {
        String subject = "The PostgreSQL server at " + server + " ";
        String state = refused.getSQLState() == null ? "" : refused.getSQLState();
        if (state.startsWith("28")) return subject + "refused the user name or the password.";
        if (state.equals("3D000")) return subject + "has no database of that name.";
        if (state.equals("53300")) return subject + "has no connection left, not even for this question.";
        if (state.equals("57014")) return subject + "did not answer in time.";
        if (state.startsWith("57P")) return subject + "is starting up or shutting down.";
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException)
                return "The host of the PostgreSQL server at " + server + " is not known.";
            if (cause instanceof SocketTimeoutException) return subject + "did not answer in time.";
            if (cause instanceof ConnectException) return subject + "cannot be reached: nothing listens there.";
            if (cause instanceof SSLException) return subject + "could not agree on TLS with us; look at `sslmode`.";
        }
        if (state.equals("08001") || state.equals("08006") || state.equals("08004"))
            return subject + "did not take the connection (SQLSTATE " + state
                    + "): nothing may listen there, it may not "
                    + "speak TLS as `sslmode` asks, or not let this machine in.";
        return subject + "could not be asked" + (state.matches("[0-9A-Z]{5}") ? " (SQLSTATE " + state + ")" : "") + ".";
    }
}
