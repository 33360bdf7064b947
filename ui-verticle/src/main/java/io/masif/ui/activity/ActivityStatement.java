package io.masif.ui.activity;

import io.masif.domain.label.NamePattern;
import io.masif.ui.database.Columns;
import io.masif.ui.database.JsonPattern;
import io.masif.ui.view.activity.ActivityQuery;
import io.masif.ui.view.activity.EventKind;
import io.vertx.core.json.Json;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Builds the statement for the events of a query: the newest first, by an index where there is one. */
final class ActivityStatement {
    private static final String SELECT = "SELECT id, happened_at, actor, kind, detail FROM event";
    private static final String ORDER = " ORDER BY happened_at DESC, id DESC LIMIT ?";
    /** Not by an index: all events would be read in that order, of which few are decisions about the package. */
    private static final String SORTED_ORDER = " ORDER BY COALESCE(happened_at) DESC, id DESC LIMIT ?";

    /**
     * The text first, which is faster than its members. Of a decision {@code hosts} is how many there are; a package may have the
     * name of a host.
     */
    private static final String NAMES_HOST = " AND LOCATE(?, detail) > 0"
            + " AND (JSON_CONTAINS(IF(JSON_VALID(detail), detail, '{}'), ?, '$.hosts')"
            + " OR JSON_CONTAINS(IF(JSON_VALID(detail), detail, '{}'), ?, '$.host_names'))";

    private final StringJoiner conditions = new StringJoiner(" AND ", " WHERE ", "").setEmptyValue("");
    private final Tuple values = Tuple.tuple();
    private final String order;

    /** @param zone in which its days are */
    ActivityStatement(ActivityQuery query, ZoneId zone, int limit) {
        addNames(query);
        if (query.kind() != null) {
            add("kind = ?", query.kind().word());
        }
        if (query.from() != null) {
            addMoment("happened_at >= ?", query.from(), zone);
        }
        if (query.to() != null) {
            addMoment("happened_at < ?", query.to().plusDays(1), zone);
        }
        if (query.before() != null) {
            // the first condition alone is a range of the index
            conditions.add("happened_at <= ? AND (happened_at < ? OR id < ?)");
            values.addLocalDateTime(Columns.toUtc(query.before().moment()))
                    .addLocalDateTime(Columns.toUtc(query.before().moment()))
                    .addLong(query.before().id());
        }
        values.addInteger(limit);
        order = query.names().packageName().isEmpty() ? ORDER : SORTED_ORDER;
    }

    String sql() {
        return SELECT + conditions + order;
    }

    Tuple values() {
        return values;
    }

    private void addNames(ActivityQuery query) {
        if (!query.names().operator().isEmpty()) {
            add("actor = ?", query.names().operator());
            conditions.add("kind NOT IN " + listWords(EventKind.byHosts()));
        }
        if (!query.names().host().isEmpty()) {
            String host = query.names().host();
            conditions.add("((actor = ? AND kind IN " + listWords(EventKind.byHosts()) + ") OR (kind IN "
                    + listWords(EventKind.aboutHosts()) + NAMES_HOST + "))");
            String name = Json.encode(host);
            values.addString(host).addString(name).addString(name).addString(name);
        }
        if (!query.names().packageName().isEmpty()) {
            if (query.kind() == null) {
                conditions.add("kind IN " + listWords(EventKind.decisions()));
            }
            add(
                    "detail REGEXP ?",
                    "\"package\":"
                            + JsonPattern.toRegularExpression(
                                    NamePattern.ofSearch(query.names().packageName())));
        }
    }

    private void add(String condition, String value) {
        conditions.add(condition);
        values.addString(value);
    }

    private void addMoment(String condition, LocalDate day, ZoneId zone) {
        conditions.add(condition);
        values.addLocalDateTime(Columns.toUtc(day.atStartOfDay(zone).toInstant()));
    }

    private static String listWords(List<EventKind> kinds) {
        return kinds.stream().map(kind -> "'" + kind.word() + "'").collect(Collectors.joining(", ", "(", ")"));
    }
}
