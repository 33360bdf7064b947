package io.masif.ui.archive;

import io.masif.decision.Scope;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds declines by words that their actions, authors, comments, or the names of their first hosts or groups contain. */
final class DeclineSearch {
    private static final String FLAG =
            "INSTR(LOWER(CONCAT_WS(' ', JSON_EXTRACT(d.patterns, '$[*].*'), d.author, d.comment)), ?) > 0 AS has_word_%d";

    private static final String NAMES = """
            SELECT id, name, FALSE AS is_group FROM former_host WHERE %1$s
            UNION ALL SELECT id, name, FALSE FROM agent WHERE %1$s
            UNION ALL SELECT id, name, TRUE FROM host_group WHERE %1$s
            """;

    private final List<String> words;
    /** Of those whose names contain a word, in lower case. */
    private final Map<Integer, String> hosts = new HashMap<>();

    private final Map<Integer, String> groups = new HashMap<>();

    private DeclineSearch(List<String> words) {
        this.words = words;
    }

    /** @param words each of which has to be found, in lower case; none finds all */
    static Future<DeclineSearch> prepare(SqlClient client, List<String> words) {
        DeclineSearch search = new DeclineSearch(words);
        if (words.isEmpty()) {
            return Future.succeededFuture(search);
        }
        String anyWord = words.stream().map(word -> "INSTR(LOWER(name), ?) > 0").collect(Collectors.joining(" OR "));
        Tuple parameters = Tuple.tuple();
        Collections.nCopies(3, words).forEach(each -> each.forEach(parameters::addString));
        return client.preparedQuery(NAMES.formatted(anyWord))
                .execute(parameters)
                .map(rows -> {
                    rows.forEach(search::addName);
                    return search;
                });
    }

    private void addName(Row row) {
        (row.getInteger("is_group") == 0 ? hosts : groups)
                .put(row.getInteger("id"), row.getString("name").toLowerCase(Locale.ROOT));
    }

    /** The columns that a statement about declines {@code d} has for it: one for each parameter. */
    String columns() {
        return IntStream.range(0, words.size())
                .mapToObj(FLAG::formatted)
                .map(column -> ", " + column)
                .collect(Collectors.joining());
    }

    Tuple parameters() {
        Tuple parameters = Tuple.tuple();
        words.forEach(parameters::addString);
        return parameters;
    }

    /** Whether a row of such a statement is about a decline that is searched for. */
    boolean finds(Row row) {
        HostReference named = words.isEmpty() ? null : HostReference.parseWithGroups(row);
        return IntStream.range(0, words.size())
                .allMatch(index -> row.getInteger("has_word_" + index) != 0 || names(named, words.get(index)));
    }

    private boolean names(HostReference named, String word) {
        Map<Integer, String> found = named.scope() == Scope.GROUPS ? groups : hosts;
        return named.first().stream().anyMatch(id -> found.getOrDefault(id, "").contains(word));
    }
}
