package io.masif.ui.operator;

import io.masif.ui.view.operator.Operator;
import io.masif.ui.view.operator.Role;
import io.vertx.sqlclient.Row;

/** The columns of the table {@code operator} that say who an operator is. */
public final class OperatorColumns {
    /** To be selected from a statement in which the table has its own name. */
    public static final String ALL = "operator.id, operator.name, operator.role, operator.must_change_password";

    private OperatorColumns() {}

    /** The operator of a row that has {@link #ALL}. */
    public static Operator read(Row row) {
        return new Operator(
                row.getLong("id"),
                row.getString("name"),
                readRole(row, "role"),
                row.getBoolean("must_change_password"));
    }

    /** @throws IllegalStateException if the column has a word that is no role */
    public static Role readRole(Row row, String column) {
        String word = row.getString(column);
        return Role.of(word).orElseThrow(() -> new IllegalStateException("there is no role " + word));
    }
}
