package io.masif.ui.account;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.database.Columns;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.language.Text;
import io.masif.ui.operator.OperatorColumns;
import io.masif.ui.view.operator.OperatorAccount;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Reads the accounts of operators. */
public final class OperatorStore {
    private static final String FIND = """
            SELECT %s, operator.created_at, disabled_at,
              (SELECT COUNT(*) FROM session
                WHERE session.operator_id = operator.id AND session.expires_at > UTC_TIMESTAMP(3)) AS sessions,
              (SELECT COUNT(*) FROM api_token WHERE api_token.operator_id = operator.id) AS tokens
            FROM operator""".formatted(OperatorColumns.ALL);

    private static final String NUMBER = "[0-9]{1,9}";

    private final Pool pool;

    public OperatorStore(Pool pool) {
        this.pool = pool;
    }

    /** All accounts, by name. */
    public Future<List<OperatorAccount>> list() {
        return pool.query(FIND + " ORDER BY operator.name")
                .execute()
                .map(rows -> rows.stream().map(OperatorStore::parse).toList())
                .recover(DatabaseErrors::failRead);
    }

    /** The account of that number, or not found. */
    public Future<OperatorAccount> get(long id) {
        return find(" WHERE operator.id = ?", id, Text.of("refusal-operator.no-operator-number"));
    }

    /** The account whose number a path names, or not found. */
    public Future<OperatorAccount> getByNumber(String number) {
        return number.matches(NUMBER)
                ? get(Long.parseLong(number))
                : Future.failedFuture(
                        Failure.of(Failure.Code.NOT_FOUND, Text.of("refusal-operator.no-operator-number")));
    }

    /** The account with exactly that name, or not found. */
    public Future<OperatorAccount> get(String name) {
        return find(" WHERE operator.name = ?", name, Text.of("refusal-operator.no-operator", Quote.of(name)));
    }

    private Future<OperatorAccount> find(String condition, Object value, Text missing) {
        return pool.preparedQuery(FIND + condition)
                .execute(Tuple.of(value))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(OperatorStore::parse)
                        .orElseThrow(() -> Failure.of(Failure.Code.NOT_FOUND, missing)))
                .recover(DatabaseErrors::failRead);
    }

    private static OperatorAccount parse(Row row) {
        return new OperatorAccount(
                OperatorColumns.read(row),
                Columns.getInstant(row, "created_at"),
                Columns.getInstant(row, "disabled_at"),
                row.getInteger("sessions"),
                row.getInteger("tokens"));
    }
}
