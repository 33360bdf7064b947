package io.masif.ui.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.boot.StartException;
import io.masif.boot.config.ConfigurationException;
import io.masif.rig.Await;
import io.masif.ui.UiConfiguration;
import io.masif.ui.UiService;
import io.masif.ui.WebVerticle;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.Futures;
import io.masif.ui.bed.RunningUi;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** There is one administrator, the one of the configuration, with one password. */
class AdministratorAccountTest extends ApiCase {
    private static final String OTHER_PASSWORD = "battery staple";

    @Test
    void theFormerAdministratorCanNoLongerLogIn() {
        Browser page = loggedIn("admin", RunningUi.PASSWORD);
        Browser program = ui.browser().withBasicAuthentication("admin", RunningUi.PASSWORD);
        assertThat(program.get("/api/v1/hosts").statusCode()).isEqualTo(200);
        ui.restart("boss", OTHER_PASSWORD);
        awaitLogin("boss", OTHER_PASSWORD);
        assertThat(ui.browser().logIn("admin", RunningUi.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(ui.browser()
                        .withBasicAuthentication("admin", RunningUi.PASSWORD)
                        .get("/api/v1/hosts")
                        .statusCode())
                .isEqualTo(401);
        assertThat(isLoggedIn(page.withBase("http://127.0.0.1:" + ui.port()))).isFalse();
        assertThat(rows.query("SELECT name FROM operator"))
                .extracting(row -> row.getString("name"))
                .containsExactly("boss");
        assertThat(events("operator-removed")).isEqualTo(1);
    }

    /** The old password has been compared, and found right, when the new one is stored. */
    @Test
    void aLoginIsRefusedIfThePasswordChangesBeforeItsSessionIsStored() {
        SqlConnection connection = Futures.await(ui.pool().getConnection());
        Transaction change = Futures.await(connection.begin());
        Futures.await(connection
                .query("UPDATE operator SET password_hash = 'another' WHERE name = 'admin'")
                .execute());
        Futures.await(connection.query("DELETE FROM session").execute());
        Browser page = ui.browser();
        CompletableFuture<Integer> login = CompletableFuture.supplyAsync(
                () -> page.logIn(RunningUi.PASSWORD).statusCode(), task -> new Thread(task).start());
        Await.until(
                "the session about to be stored",
                TIMEOUT,
                () -> login.isDone() || !statements("INSERT INTO session").isEmpty());
        Futures.await(change.commit());
        Futures.await(connection.close());
        assertThat(login.join()).isEqualTo(401);
        assertThat(isLoggedIn(page)).isFalse();
        assertThat(rows.countRows("session")).isZero();
    }

    @Test
    void oneOfSeveralUisThatStartAtOnceStoresTheNewPassword() {
        List<Vertx> uis =
                Stream.generate(() -> new UiService().createVertx()).limit(3).toList();
        ui.end();
        UiConfiguration configuration = ui.configuration("admin", OTHER_PASSWORD);
        try {
            uis.stream()
                    .map(vertx -> new UiService().start(vertx, configuration))
                    .toList()
                    .forEach(start -> Futures.await(start.mapEmpty()));
            uis.forEach(vertx -> Await.until(
                    "the new password in force at each of them",
                    TIMEOUT,
                    () -> new Browser("http://127.0.0.1:" + WebVerticle.getPort(vertx))
                                    .logIn(OTHER_PASSWORD)
                                    .statusCode()
                            == 303));
            assertThat(events("password-changed")).isEqualTo(1);
            assertThat(events("operator-added")).isEqualTo(1);
        } finally {
            uis.forEach(vertx -> Futures.await(vertx.close()));
        }
    }

    /** A UI that still has the old name, and compares a password while another one removes the account. */
    @Test
    void theSessionOfARemovedOperatorIsInvalid() {
        Browser page = loggedIn("admin", RunningUi.PASSWORD);
        rows.query("DELETE FROM operator");
        assertThat(isLoggedIn(page)).isFalse();
    }

    @Test
    void severalUisWithTheSameConfigurationKeepTheAccountAndItsSessions() {
        Browser page = loggedIn("admin", RunningUi.PASSWORD);
        String hash = hash();
        Vertx another = new UiService().createVertx();
        Futures.await(new UiService().start(another, ui.configuration()).mapEmpty());
        ui.restart();
        awaitLogin("admin", RunningUi.PASSWORD);
        Futures.await(another.close());
        assertThat(hash()).isEqualTo(hash);
        assertThat(isLoggedIn(page.withBase("http://127.0.0.1:" + ui.port()))).isTrue();
        assertThat(events("operator-removed") + events("password-changed")).isZero();
    }

    @Test
    void aChangedPasswordEndsTheSessions() {
        Browser page = loggedIn("admin", RunningUi.PASSWORD);
        ui.restart("admin", OTHER_PASSWORD);
        awaitLogin("admin", OTHER_PASSWORD);
        assertThat(ui.browser().logIn("admin", RunningUi.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(isLoggedIn(page.withBase("http://127.0.0.1:" + ui.port()))).isFalse();
    }

    @Test
    void resetGeneratesAPasswordThatIsInForceAtOnce() {
        ui.restart("admin", null);
        awaitLogin("admin", RunningUi.PASSWORD);
        Browser page = loggedIn("admin", RunningUi.PASSWORD);
        List<String> announced = new ArrayList<>();
        String password = reset(ui.configuration(), announced);
        assertThat(announced).containsExactly(password);
        assertThat(ui.browser().logIn("admin", RunningUi.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(ui.browser().logIn("admin", password).statusCode()).isEqualTo(303);
        assertThat(isLoggedIn(page)).isFalse();
        assertThat(events("password-changed")).isEqualTo(1);
    }

    @Test
    void resetIsRefusedWhereThePasswordIsConfigured() {
        assertThatThrownBy(() -> reset(ui.configuration()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("login.password is configured");
    }

    @Test
    void resetOfAnUnknownAccountIsRefused() {
        ui.restart("admin", null);
        awaitLogin("admin", RunningUi.PASSWORD);
        rows.query("DELETE FROM operator");
        assertThatThrownBy(() -> reset(ui.configuration()))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(StartException.class)
                .hasMessage("the password was not reset: there is no operator admin: login.user must be the name that"
                        + " the UI was last started with");
    }

    /** Its connection ends while the new password is being stored: nobody knows whether it was. */
    @Test
    void anUnansweredResetReportsThatThePrintedPasswordMayBeInForce() {
        ui.restart("admin", null);
        awaitLogin("admin", RunningUi.PASSWORD);
        SqlConnection connection = Futures.await(ui.pool().getConnection());
        Transaction other = Futures.await(connection.begin());
        Futures.await(connection.query("SELECT * FROM operator FOR UPDATE").execute());
        List<String> announced = new CopyOnWriteArrayList<>();
        CompletableFuture<String> reset = CompletableFuture.supplyAsync(
                () -> reset(ui.configuration(), announced), task -> new Thread(task).start());
        Long id = Await.value("the update", TIMEOUT, () -> statements("UPDATE operator").stream()
                .findFirst());
        rows.query("KILL " + id);
        assertThatThrownBy(reset::join)
                .rootCause()
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("it is not known whether the password above is in force: ")
                .hasMessageEndingWith(" Log in with it, or reset it again.");
        assertThat(announced).hasSize(1);
        Futures.await(other.rollback());
        Futures.await(connection.close());
    }

    private static String reset(UiConfiguration configuration) {
        return reset(configuration, new ArrayList<>());
    }

    private static String reset(UiConfiguration configuration, List<String> announced) {
        Vertx vertx = new UiService().createVertx();
        try {
            return Futures.await(new UiService().resetPassword(vertx, configuration, announced::add));
        } finally {
            Futures.await(Future.succeededFuture().eventually(vertx::close));
        }
    }

    private Browser loggedIn(String user, String password) {
        Browser browser = ui.browser();
        assertThat(browser.logIn(user, password).statusCode()).isEqualTo(303);
        assertThat(isLoggedIn(browser)).isTrue();
        return browser;
    }

    private void awaitLogin(String user, String password) {
        Await.until(
                "the administrator in force",
                TIMEOUT,
                () -> ui.browser().logIn(user, password).statusCode() == 303);
    }

    private static boolean isLoggedIn(Browser browser) {
        return browser.get("/api/v1/hosts").statusCode() == 200;
    }

    /** The connections of this database that execute a statement of that beginning. */
    private List<Long> statements(String beginning) {
        List<Long> ids = new ArrayList<>();
        rows.query(
                        "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND info LIKE ?",
                        beginning + "%")
                .forEach(row -> ids.add(row.getLong(0)));
        return ids;
    }

    private String hash() {
        return rows.query("SELECT password_hash FROM operator")
                .iterator()
                .next()
                .getString(0);
    }

    private long events(String kind) {
        return rows.query("SELECT COUNT(*) FROM event WHERE kind = ?", kind)
                .iterator()
                .next()
                .getLong(0);
    }
}
