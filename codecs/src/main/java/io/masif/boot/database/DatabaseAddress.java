package io.masif.boot.database;

import io.masif.boot.config.Address;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of the database: a URI, {@code mysql://USER@HOST:PORT,HOST:PORT/NAME} with one server or several, or a DSN of Go's
 * driver as existing masters use it, {@code USER:PASSWORD@tcp(HOST:PORT)/NAME?tls=true}. Of the DSN's parameters only
 * {@code tls} is used.
 *
 * @param addresses at least one, each once
 * @param password null if there is none; a URI must not have one
 * @param tls null if there is no such parameter
 */
record DatabaseAddress(List<Address> addresses, String name, String user, String password, DatabaseTls.Mode tls) {
    static final String EXPECTED_FORM = "a URI such as mysql://masif@localhost:3306/masif, without a password in it,"
            + " with several servers mysql://masif@db1:3306,db2:3306/masif,"
            + " or a DSN such as masif:PASSWORD@tcp(localhost:3306)/masif";

    private static final int DEFAULT_PORT = 3306;
    private static final Pattern URI_FORM =
            Pattern.compile("mysql://(?<user>[^:@/]+)@(?<servers>[^@/]+)/(?<name>[A-Za-z0-9_$-]+)");
    private static final Pattern SERVER =
            Pattern.compile("(\\[[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]|[A-Za-z0-9._-]+)(:[0-9]+)?");
    private static final Pattern NAME = Pattern.compile("/[A-Za-z0-9_$-]+");
    private static final Pattern GO = Pattern.compile(
            "(?<user>[^:@/]+)(?::(?<password>.*))?@(?:tcp(?:\\((?<address>[^()]*)\\))?)?(?<name>/[^/?]*)(?:\\?(?<more>.*))?");
    private static final Map<String, DatabaseTls.Mode> TLS = Map.of(
            "true", DatabaseTls.Mode.VERIFY_IDENTITY,
            "false", DatabaseTls.Mode.DISABLED,
            "skip-verify", DatabaseTls.Mode.REQUIRED,
            "preferred", DatabaseTls.Mode.PREFERRED);

    DatabaseAddress {
        addresses = List.copyOf(addresses);
        if (Set.copyOf(addresses).size() < addresses.size()) {
            throw new IllegalArgumentException("a server is named twice");
        }
    }

    /** What would be right instead of a text that cannot be parsed; it names the server that is wrong, if that is all. */
    static String describeExpected(String text) {
        Matcher parts = URI_FORM.matcher(text);
        if (!parts.matches()) {
            return EXPECTED_FORM;
        }
        List<String> servers = List.of(parts.group("servers").split(",", -1));
        return servers.stream()
                .filter(server -> !isServer(server))
                .findFirst()
                .map(server ->
                        EXPECTED_FORM + "; each server HOST, HOST:PORT or [IPV6]:PORT, unlike \"" + server + "\"")
                .orElse(EXPECTED_FORM + "; each server once");
    }

    /** @throws IllegalArgumentException if the text has neither form */
    static DatabaseAddress parse(String text) {
        return text.contains("://") ? parseUri(text) : parseGoDsn(text);
    }

    private static DatabaseAddress parseUri(String text) {
        Matcher parts = URI_FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        List<Address> servers = Arrays.stream(parts.group("servers").split(",", -1))
                .map(DatabaseAddress::parseServer)
                .toList();
        return new DatabaseAddress(servers, parts.group("name"), decode(parts.group("user")), null, null);
    }

    private static String decode(String user) {
        return URI.create("//" + user + "@host").getUserInfo();
    }

    private static boolean isServer(String text) {
        try {
            parseServer(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Address parseServer(String text) {
        Address address = parseAddress(text);
        if (address.port() == 0 || !SERVER.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return address;
    }

    private static DatabaseAddress parseGoDsn(String text) {
        Matcher parts = GO.matcher(text);
        if (!parts.matches() || !NAME.matcher(parts.group("name")).matches()) {
            throw new IllegalArgumentException("no DSN");
        }
        String address = parts.group("address");
        return new DatabaseAddress(
                List.of(
                        address == null || address.isEmpty()
                                ? new Address("127.0.0.1", DEFAULT_PORT)
                                : parseAddress(address)),
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
