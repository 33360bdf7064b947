package io.masif.ui.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import java.util.ArrayList;
import java.util.List;

/** The administrator's account and its sessions. */
abstract class AccountCase extends ApiCase {
    Browser logIn(String user, String password) {
        Browser browser = ui.browser();
        assertThat(browser.logIn(user, password).statusCode()).isEqualTo(303);
        assertThat(isLoggedIn(browser)).isTrue();
        return browser;
    }

    void awaitLogin(String user, String password) {
        ui.awaitReady();
        Await.until(
                "the administrator in force",
                TIMEOUT,
                () -> ui.browser().logIn(user, password).statusCode() == 303);
    }

    static boolean isLoggedIn(Browser browser) {
        return browser.get("/api/v1/hosts").statusCode() == 200;
    }

    /** The connections of this database that execute a statement with that beginning. */
    List<Long> findStatements(String beginning) {
        List<Long> ids = new ArrayList<>();
        rows.query(
                        "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND info LIKE ?",
                        beginning + "%")
                .forEach(row -> ids.add(row.getLong(0)));
        return ids;
    }

    String findHash() {
        return rows.query("SELECT password_hash FROM operator")
                .iterator()
                .next()
                .getString(0);
    }

    long countEvents(String kind) {
        return rows.query("SELECT COUNT(*) FROM event WHERE kind = ?", kind)
                .iterator()
                .next()
                .getLong(0);
    }
}
