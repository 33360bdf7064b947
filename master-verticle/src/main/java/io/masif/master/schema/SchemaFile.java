package io.masif.master.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file of the schema: {@code schema/VERSION.sql} of this jar. Data definition is not transactional in MySQL, so each
 * statement must be repeatable.
 *
 * @param version from 1
 * @param compatibleSince the oldest version whose masters and UIs may work with this one
 * @param statements without their semicolons
 */
public record SchemaFile(int version, int compatibleSince, List<String> statements) {
    private static final Pattern COMPATIBLE_SINCE = Pattern.compile("(?m)^-- Compatible since: (\\d+)$");
    private static final Pattern CREATE = Pattern.compile("CREATE TABLE (?:IF NOT EXISTS )?(\\w+)");

    public SchemaFile {
        if (compatibleSince > version) {
            throw new IllegalArgumentException(
                    "schema/" + version + ".sql cannot be compatible since a later version: " + compatibleSince);
        }
        statements = List.copyOf(statements);
    }

    /** One with which no earlier masters and UIs may work. */
    public SchemaFile(int version, List<String> statements) {
        this(version, version, statements);
    }

    /** The version of the newest file of this jar. */
    public static int newestVersion() {
        return loadAll().size();
    }

    /** The names of the tables that the file creates. */
    Set<String> createdTables() {
        return statements.stream()
                .flatMap(statement -> createdTable(statement).stream())
                .collect(Collectors.toSet());
    }

    /** The name of the table that a statement creates; empty if it is another statement. */
    static Set<String> createdTable(String statement) {
        Matcher matcher = CREATE.matcher(statement);
        return matcher.lookingAt() ? Set.of(matcher.group(1)) : Set.of();
    }

    /** The statement by which a file of this jar creates a table. */
    static String statementThatCreates(String table) {
        return loadAll().stream()
                .flatMap(file -> file.statements().stream())
                .filter(statement -> createdTable(statement).contains(table))
                .findFirst()
                .orElseThrow();
    }

    /** All files of this jar, by version. */
    public static List<SchemaFile> loadAll() {
        List<SchemaFile> files = new ArrayList<>();
        for (int version = 1; ; version++) {
            try (InputStream in = SchemaFile.class.getResourceAsStream("/schema/" + version + ".sql")) {
                if (in == null) {
                    return files;
                }
                files.add(parse(version, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * A semicolon at the end of a line ends a statement; lines that begin with two hyphens are comments.
     * {@code -- Compatible since: VERSION} says which masters and UIs may work with it.
     */
    static SchemaFile parse(int version, String text) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith("--")) {
                continue;
            }
            statement.append(line.stripTrailing()).append('\n');
            if (line.stripTrailing().endsWith(";")) {
                statements.add(statement.substring(0, statement.length() - 2));
                statement.setLength(0);
            }
        }
        if (!statement.isEmpty()) {
            throw new IllegalArgumentException("schema/" + version + ".sql ends within a statement: " + statement);
        }
        Matcher since = COMPATIBLE_SINCE.matcher(text);
        return new SchemaFile(version, since.find() ? Integer.parseInt(since.group(1)) : version, statements);
    }
}
