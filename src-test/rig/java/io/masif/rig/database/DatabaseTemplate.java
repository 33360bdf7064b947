package io.masif.rig.database;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Tables with their first rows, made once at a server and copied into the databases that need them. Copies have columns,
 * keys, and checks, but neither foreign keys nor triggers: none of our tables has any.
 */
final class DatabaseTemplate {
    private final EmbeddedDatabase server;
    private String name;
    private List<String> tables;

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
        }
        server.execute(tables.stream().map(table -> copy(table, database)).collect(Collectors.joining(";\n")));
    }

    private List<String> tables(String database) {
        return server.execute("SHOW TABLES FROM " + database);
    }

    private String copy(String table, String database) {
        return "CREATE TABLE %2$s.%1$s LIKE %3$s.%1$s;\nINSERT INTO %2$s.%1$s SELECT * FROM %3$s.%1$s"
                .formatted(table, database, name);
    }
}
