package io.masif.boot.database;

import io.masif.boot.config.Address;
import io.masif.boot.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The address of the database, and how to connect to it.
 *
 * @param addresses where the servers listen, in the order in which they are to be preferred; at least one
 * @param name of the database
 * @param user to log in as
 * @param password may be empty
 * @param connections the most open connections
 * @param tls how the connections are protected
 * @param timeout how long the server may take to answer
 */
public record DatabaseConfiguration(
        List<Address> addresses,
        String name,
        String user,
        String password,
        int connections,
        DatabaseTls tls,
        Duration timeout) {
    private static final int DEFAULT_TIMEOUT = 15;
    private static final int MAX_TIMEOUT = 3600;
    /** Some work that is done beside all else, such as removing old rows, needs one for a long time. */
    private static final int MIN_CONNECTIONS = 2;

    public DatabaseConfiguration {
        addresses = List.copyOf(addresses);
    }

    /** One server, with TLS if it has it, and the default timeout. */
    public DatabaseConfiguration(Address address, String name, String user, String password, int connections) {
        this(
                List.of(address),
                name,
                user,
                password,
                connections,
                DatabaseTls.PREFERRED,
                Duration.ofSeconds(DEFAULT_TIMEOUT));
    }

    /** Reads {@code db.type}, {@code db.dsn}, {@code db.password} or its file, and all other keys of {@code db}. */
    public static DatabaseConfiguration from(Settings settings) {
        settings.getParsed("db.type", "mysql", "mysql (MariaDB is meant as well)", text -> {
            if (!text.equals("mysql")) {
                throw new IllegalArgumentException(text);
            }
            return text;
        });
        settings.getRequiredText("db.dsn", DatabaseAddress.EXPECTED_FORM);
        DatabaseAddress dsn = settings.getParsed(
                "db.dsn",
                null,
                DatabaseAddress.describeExpected(settings.getText("db.dsn", "")),
                DatabaseAddress::parse);
        String password = readPassword(settings, dsn == null ? null : dsn.password());
        int connections = settings.getInteger("db.connections", 8, MIN_CONNECTIONS, 1000);
        DatabaseTls tls = DatabaseTls.from(settings, dsn == null ? null : dsn.tls());
        int timeout = settings.getInteger("db.timeout", DEFAULT_TIMEOUT, 1, MAX_TIMEOUT);
        return dsn == null
                ? null
                : new DatabaseConfiguration(
                        dsn.addresses(),
                        dsn.name(),
                        dsn.user(),
                        password,
                        connections,
                        tls,
                        Duration.ofSeconds(timeout));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "mysql://" + user + "@"
                + addresses.stream().map(Address::toString).collect(Collectors.joining(",")) + "/" + name;
    }

    private static String readPassword(Settings settings, String fromDsn) {
        String password = settings.getText("db.password", "");
        String file = settings.getText("db.passwordFile", null);
        if (fromDsn != null && (file != null || !password.isEmpty())) {
            settings.addError("db.dsn", "has a password, and another one is given: give only one of them");
        }
        if (file == null) {
            return fromDsn == null ? password : fromDsn;
        }
        if (!password.isEmpty()) {
            settings.addError("db.passwordFile", "and db.password are both given: give only one of them");
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            settings.addError("db.passwordFile", "names a file that cannot be read: " + file);
            return "";
        }
    }
}
