package io.masif.ui.notification.source;

import io.masif.domain.Digest;
import io.masif.domain.host.HostSentence;
import io.masif.text.Quote;
import io.masif.ui.database.Columns;
import io.masif.ui.notification.outbox.NotificationText;
import io.masif.ui.notification.outbox.Occurrence;
import io.masif.ui.notification.route.NotificationEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs that ended without executing anything, such as for a full disk or a mirror that does not answer: agents try them again and
 * again, and many hosts have the same cause. So each cause is one notification in an hour, with its hosts of the last hour,
 * whatever the actions were: the first ones of the hour each by itself, all others together.
 */
public final class RefusedRunSource extends MinuteSource {
    private static final int MAX_CAUSES = 10;
    private static final int MAX_ROWS = 1000;
    private static final int MAX_CAUSE_LENGTH = 300;
    private static final Duration COUNTED = Duration.ofHours(1);

    private static final String REFUSED = """
        e.kind = 'run-ended' AND e.happened_at >= ? AND e.happened_at < ? AND JSON_EXTRACT(e.detail, '$.done') = 0
          AND JSON_EXTRACT(e.detail, '$.failed') = 0 AND JSON_EXTRACT(e.detail, '$.skipped') > 0
        """;

    private static final String FIND_ANY = "SELECT e.id FROM event e WHERE " + REFUSED + " LIMIT 1";

    /**
     * The beginning of each sentence, once for each host that gave it. All actions of such a run have the same one: that of the
     * first of them is read, since there may be hundreds, and any number of hosts refuse theirs within an hour.
     */
    private static final String SENTENCES = """
        SELECT h.id AS host, h.name,
          COALESCE((SELECT LEFT(a.message, %d) FROM run_action a WHERE a.run_id = r.id AND a.result = 'skipped'
            ORDER BY a.action_id LIMIT 1), '') AS message,
          MIN(CASE WHEN e.happened_at >= ? THEN e.id END) AS first_id, MAX(e.happened_at) AS latest
        FROM event e
          JOIN agent h ON h.name = e.actor
          JOIN run r ON r.agent_id = h.id AND r.uuid = JSON_UNQUOTE(JSON_EXTRACT(e.detail, '$.run'))
        WHERE %s GROUP BY h.id, h.name, message
        """.formatted(MAX_CAUSE_LENGTH + 1, REFUSED);

    /** Numbers, such as those of processes or bytes, and the ids of runs differ where the cause is the same. */
    private static final String FIND = """
        SELECT MIN(s.message) AS message,
          REGEXP_REPLACE(REGEXP_REPLACE(s.message, '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}', '#'), '[0-9]+', '#') AS cause,
          COUNT(DISTINCT s.host) AS hosts,
          SUBSTRING_INDEX(GROUP_CONCAT(DISTINCT s.name ORDER BY s.name SEPARATOR '\\n'), '\\n', %d) AS names,
          MIN(s.first_id) AS first_event, MAX(s.latest) AS last_time
        FROM (%s) s GROUP BY cause HAVING first_event IS NOT NULL ORDER BY first_event LIMIT ?
        """.formatted(NotificationText.MAX_NAMES, SENTENCES);

    public RefusedRunSource(Vertx vertx) {
        super(vertx, NotificationEvent.RUN_FAILED, SourceProgress.REFUSED_RUNS, RunSource.LAG);
    }

    /** The causes of which there is a run that ended not before {@code from}, and before {@code to}. */
    @Override
    Future<List<Occurrence>> find(SqlConnection connection, Instant from, Instant to) {
        Instant hour = to.minusMillis(1).truncatedTo(ChronoUnit.HOURS);
        Tuple parameters = Tuple.of(
                Columns.toUtc(earlier(from, hour)),
                Columns.toUtc(earlier(from, to.minus(COUNTED))),
                Columns.toUtc(to),
                MAX_ROWS);
        return connection
                .preparedQuery(FIND_ANY)
                .execute(Tuple.of(Columns.toUtc(from), Columns.toUtc(to)))
                .compose(any -> any.size() == 0
                        ? Future.succeededFuture(List.of())
                        : connection
                                .preparedQuery(FIND)
                                .execute(parameters)
                                .map(rows -> describe(rows, from, "refused:" + hour + ":")));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** The order of the causes is that of their first runs, so that the same ones are by themselves until the hour ends. */
    private static List<Occurrence> describe(RowSet<Row> rows, Instant from, String subjects) {
        List<Row> causes = rows.stream().toList();
        List<Occurrence> found = new ArrayList<>();
        causes.stream()
                .limit(MAX_CAUSES)
                .filter(row -> isRecent(row, from))
                .forEach(row -> found.add(describe(row, subjects)));
        if (causes.stream().skip(MAX_CAUSES).anyMatch(row -> isRecent(row, from))) {
            found.add(new Occurrence(
                    NotificationEvent.RUN_FAILED,
                    subjects + "others",
                    new JsonObject().put("causes", causes.size() - MAX_CAUSES)));
        }
        return found;
    }

    private static boolean isRecent(Row row, Instant from) {
        return !Columns.getInstant(row, "last_time").isBefore(from);
    }

    private static Occurrence describe(Row row, String subjects) {
        List<String> names = List.of(row.getString("names").split("\n"));
        String message = row.getString("message");
        JsonObject detail = new JsonObject()
                .put(
                        "cause",
                        message.isEmpty()
                                ? HostSentence.NO_REASON_GIVEN.format()
                                : Quote.line(message, MAX_CAUSE_LENGTH))
                .put("hosts", row.getLong("hosts"))
                .put("names", new JsonArray(names))
                .put("more", row.getLong("hosts") > names.size());
        return new Occurrence(
                NotificationEvent.RUN_FAILED,
                subjects + Digest.ofText(row.getString("cause")).hex(),
                detail);
    }
}
