package io.masif.boot;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where the database is and who we are there.
 *
 * @param address where the server listens
 * @param name of the database
 * @param user to log in as
 * @param password may be empty
 * @param connections how many are open at most, at least 1
 */
public record DatabaseConfiguration(Address address, String name, String user, String password, int connections) {
    private static final int DEFAULT_PORT = 3306;
    private static final Pattern NAME = Pattern.compile("/[A-Za-z0-9_$-]+");
    private static final String WANTED = "a URI such as mysql://masif@localhost:3306/masif, without a password in it";

    /** Reads {@code db.type}, {@code db.dsn}, {@code db.password}, {@code db.passwordFile}, {@code db.connections}. */
    public static DatabaseConfiguration from(Settings settings) {
        settings.parsed("db.type", "mysql", "mysql (MariaDB is meant as well)", text -> {
            if (!text.equals("mysql")) {
                throw new IllegalArgumentException(text);
            }
            return text;
        });
        settings.required("db.dsn", WANTED);
        URI uri = settings.parsed("db.dsn", null, WANTED, DatabaseConfiguration::uri);
        String password = password(settings);
        int connections = settings.integer("db.connections", 8, 1, 1000);
        if (uri == null) {
            return null;
        }
        return new DatabaseConfiguration(
                new Address(uri.getHost(), uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort()),
                uri.getPath().substring(1),
                uri.getUserInfo(),
                password,
                connections);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "mysql://" + user + "@" + address + "/" + name;
    }

    private static URI uri(String text) {
        URI uri = URI.create(text);
        boolean complete = "mysql".equals(uri.getScheme())
                && uri.getHost() != null
                && uri.getUserInfo() != null
                && !uri.getUserInfo().contains(":")
                && NAME.matcher(uri.getPath()).matches();
        if (!complete) {
            throw new IllegalArgumentException(text);
        }
        return uri;
    }

    private static String password(Settings settings) {
        String password = settings.text("db.password", "");
        String file = settings.text("db.passwordFile", null);
        if (file == null) {
            return password;
        }
        if (!password.isEmpty()) {
            settings.error("db.passwordFile", "and db.password are both given: give only one of them");
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            settings.error("db.passwordFile", "names a file that cannot be read: " + file);
            return "";
        }
    }
}
