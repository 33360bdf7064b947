package io.masif.ui.account;

import io.masif.failure.Failure;
import io.masif.ui.language.Text;
import io.masif.ui.operator.OperatorColumns;
import io.masif.ui.operator.OperatorLock;
import io.masif.ui.view.operator.Operator;
import io.masif.ui.view.operator.Role;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/** All operators, locked until the end of a transaction: of two changes at once the later one sees what the other did. */
final class LockedOperators {
    private static final String FIND =
            "SELECT " + OperatorColumns.ALL + ", disabled_at FROM operator ORDER BY operator.id";

    private final List<LockedOperator> all;

    private LockedOperators(List<LockedOperator> all) {
        this.all = all;
    }

    /** One of them. */
    record LockedOperator(Operator operator, boolean isEnabled) {
        static LockedOperator of(Row row) {
            return new LockedOperator(OperatorColumns.read(row), row.getLocalDateTime("disabled_at") == null);
        }

        boolean isAdministrator() {
            return isEnabled && operator.role() == Role.ADMINISTRATOR;
        }
    }

    static Future<LockedOperators> lock(SqlConnection connection) {
        return OperatorLock.acquire(connection)
                .compose(locked -> connection.query(FIND).execute())
                .map(rows -> new LockedOperators(
                        rows.stream().map(LockedOperator::of).toList()));
    }

    /** @throws Failure as not found if there is no operator of that number */
    LockedOperator get(long id) {
        return all.stream()
                .filter(each -> each.operator().id() == id)
                .findFirst()
                .orElseThrow(() -> Failure.of(Failure.Code.NOT_FOUND, Text.of("refusal-operator.no-operator-number")));
    }

    /** @throws Failure as a conflict if another operator has the name */
    void requireFree(String name) {
        if (all.stream().anyMatch(each -> each.operator().name().equals(name))) {
            throw Failure.of(Failure.Code.CONFLICT, Text.of("refusal-operator.operator-exists", name));
        }
    }

    /** @throws Failure as a conflict if no other enabled operator is an administrator */
    void requireOtherAdministrator(LockedOperator target) {
        if (target.isAdministrator()
                && all.stream().noneMatch(each -> each.isAdministrator() && !each.equals(target))) {
            throw Failure.of(
                    Failure.Code.CONFLICT,
                    Text.of(
                            "refusal-operator.last-administrator",
                            target.operator().name()));
        }
    }
}
