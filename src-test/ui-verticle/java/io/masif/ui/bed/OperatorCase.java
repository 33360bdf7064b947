package io.masif.ui.bed;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** Several operators, all with the password of the administrator. */
public abstract class OperatorCase extends ApiCase {
    public Browser admin;

    @BeforeEach
    void logInAdministrator() {
        admin = ui.logIn();
    }

    /** Adds an operator, and logs in. */
    public Browser logInNew(String name, String role) {
        addOperator(name, role);
        return logIn(name);
    }

    public Browser logIn(String name) {
        Browser browser = ui.browser();
        assertThat(browser.logIn(name, RunningUi.PASSWORD).statusCode()).isEqualTo(303);
        return browser;
    }

    /** Adds an operator who need not change the password. */
    public void addOperator(String name, String role) {
        rows.query(
                "INSERT INTO operator (name, password_hash, created_at, role)"
                        + " SELECT ?, password_hash, created_at, ? FROM operator WHERE name = 'admin'",
                name,
                role);
    }

    /** The path of the operator's page for administrators. */
    public String pathOf(String name) {
        return "/settings/operators/"
                + rows.query("SELECT id FROM operator WHERE name = ?", name)
                        .iterator()
                        .next()
                        .getLong(0);
    }

    /** The actors and details of the events of a kind. */
    public List<String> history(String kind) {
        List<String> lines = new ArrayList<>();
        for (Row row : rows.query("SELECT actor, detail FROM event WHERE kind = ? ORDER BY id", kind)) {
            lines.add(row.getString("actor") + " " + row.getString("detail"));
        }
        return lines;
    }
}
