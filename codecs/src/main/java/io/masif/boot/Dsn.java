package io.masif.boot;

import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the database is: as a URI, {@code mysql://USER@HOST:PORT/NAME}, or as the existing master has it, a DSN of Go's
 * driver, {@code USER:PASSWORD@tcp(HOST:PORT)/NAME?tls=true}. Of the latter's parameters only {@code tls} counts here.
 *
 * @param password null if it does not say; a URI may not
 * @param tls null if it does not say
 */
record Dsn(Address address, String name, String user, String password, DatabaseTls.Mode tls) {
    static final String WANTED = "a URI such as mysql://masif@localhost:3306/masif, without a password in it,"
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

    /** @throws IllegalArgumentException if it is neither */
    static Dsn parse(String text) {
        return text.contains("://") ? uri(text) : go(text);
    }

    private static Dsn uri(String text) {
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
        return new Dsn(address, uri.getPath().substring(1), uri.getUserInfo(), null, null);
    }

    private static Dsn go(String text) {
        Matcher parts = GO.matcher(text);
        if (!parts.matches() || !NAME.matcher(parts.group("name")).matches()) {
            throw new IllegalArgumentException("no DSN");
        }
        String address = parts.group("address");
        return new Dsn(
                address == null || address.isEmpty() ? new Address("127.0.0.1", DEFAULT_PORT) : address(address),
                parts.group("name").substring(1),
                parts.group("user"),
                parts.group("password"),
                tls(parts.group("more")));
    }

    private static Address address(String text) {
        boolean port = text.matches("(\\[.*]|[^:]*):[0-9]+");
        return Address.parse(port ? text : text + ":" + DEFAULT_PORT);
    }

    private static DatabaseTls.Mode tls(String parameters) {
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
