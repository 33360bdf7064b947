package io.masif.boot.database;

import io.masif.boot.config.Address;
import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of the database: a URI, {@code mysql://USER@HOST:PORT/NAME}, or a DSN of Go's driver as existing masters use
 * it, {@code USER:PASSWORD@tcp(HOST:PORT)/NAME?tls=true}. Of the DSN's parameters only {@code tls} is used.
 *
 * @param password null if there is none; a URI must not have one
 * @param tls null if there is no such parameter
 */
record DatabaseAddress(Address address, String name, String user, String password, DatabaseTls.Mode tls) {
    static final String EXPECTED_FORM = "a URI such as mysql://masif@localhost:3306/masif, without a password in it,"
            + " or a DSN such as masif:PASSWORD@tcp(localhost:3306)/masif";

    private static final int DEFAULT_PORT = 3306;
    private static final Pattern NAME = Pattern.compile("/[A-Za-z0-9_$-]+");
    private static final Pattern GO = Pattern.compile(
            "(?<user>[^:@/]+)(?::(?<password>.*))?@(?:tcp(?:\\((?<address>[^()]*)\\))?)?(?<name>/[^/?]*)(?:\\?(?<more>.*))?");
    private static final Map<String, DatabaseTls.Mode> TLS = Map.of(
            "true", DatabaseTls.Mode.VERIFY_IDENTITY,
            "false", DatabaseTls.Mode.DISABLED,
            "skip-verify", DatabaseTls.Mode.REQUIRED,
            "preferred", DatabaseTls.Mode.PREFERRED);

    /** @throws IllegalArgumentException if the text has neither form */
    static DatabaseAddress parse(String text) {
        return text.contains("://") ? parseUri(text) : parseGoDsn(text);
    }

    private static DatabaseAddress parseUri(String text) {
        URI uri = URI.create(text);
        boolean complete = "mysql".equals(uri.getScheme())
                && uri.getHost() != null
                && uri.getUserInfo() != null
                && !uri.getUserInfo().contains(":")
                && NAME.matcher(uri.getPath()).matches();
        if (!complete) {
            throw new IllegalArgumentException(text);
        }
        Address address = new Address(uri.getHost(), uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort());
        return new DatabaseAddress(address, uri.getPath().substring(1), uri.getUserInfo(), null, null);
    }

    private static DatabaseAddress parseGoDsn(String text) {
        Matcher parts = GO.matcher(text);
        if (!parts.matches() || !NAME.matcher(parts.group("name")).matches()) {
            throw new IllegalArgumentException("no DSN");
        }
        String address = parts.group("address");
        return new DatabaseAddress(
                address == null || address.isEmpty() ? new Address("127.0.0.1", DEFAULT_PORT) : parseAddress(address),
                parts.group("name").substring(1),
                parts.group("user"),
                parts.group("password"),
                parseTls(parts.group("more")));
    }

    private static Address parseAddress(String text) {
        boolean port = text.matches("(\\[.*]|[^:]*):[0-9]+");
        return Address.parse(port ? text : text + ":" + DEFAULT_PORT);
    }

    private static DatabaseTls.Mode parseTls(String parameters) {
        for (String parameter : parameters == null ? new String[0] : parameters.split("&", -1)) {
            if (parameter.startsWith("tls=")) {
                DatabaseTls.Mode mode = TLS.get(parameter.substring("tls=".length()));
                if (mode == null) {
                    throw new IllegalArgumentException("tls");
                }
                return mode;
            }
        }
        return null;
    }
}
