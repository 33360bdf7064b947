package io.masif.rig.database;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tables with their first rows, made once at a server and copied into the databases that need them. Copies have columns,
 * keys, and checks, but neither foreign keys nor triggers: none of our tables has any.
 */
final class DatabaseTemplate {
    private final EmbeddedDatabase server;
    private String name;
    private List<String> tables;
    /** Those with rows. */
    private List<String> filledTables;

    DatabaseTemplate(EmbeddedDatabase server) {
        this.server = server;
    }

    /**
     * Copies into a database that has no tables.
     *
     * @param createTables makes the tables in the database of that name; called once
     */
    synchronized void copyTo(String database, Consumer<String> createTables) {
        if (!tables(database).isEmpty()) {
            return;
        }
        if (tables == null) {
            name = server.newDatabase();
            createTables.accept(name);
            tables = tables(name);
            filledTables = server.execute(
                    tables.stream().map(this::selectNameIfFilled).collect(Collectors.joining("\nUNION ALL ")));
        }
        server.execute(Stream.concat(
                        tables.stream().map(table -> create(table, database)),
                        filledTables.stream().map(table -> fill(table, database)))
                .collect(Collectors.joining(";\n")));
    }

    private List<String> tables(String database) {
        return server.execute("SHOW TABLES FROM " + database);
    }

    private String selectNameIfFilled(String table) {
        return "SELECT '%1$s' FROM DUAL WHERE EXISTS (SELECT 1 FROM %2$s.%1$s)".formatted(table, name);
    }

    private String create(String table, String database) {
        return "CREATE TABLE %2$s.%1$s LIKE %3$s.%1$s".formatted(table, database, name);
    }

    private String fill(String table, String database) {
        return "INSERT INTO %2$s.%1$s SELECT * FROM %3$s.%1$s".formatted(table, database, name);
    }
}
