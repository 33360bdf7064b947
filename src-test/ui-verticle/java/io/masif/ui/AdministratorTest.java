package io.masif.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.boot.ConfigurationException;
import io.masif.boot.StartException;
import io.masif.rig.Await;
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
class AdministratorTest extends ApiCase {
    private static final String OTHER_PASSWORD = "battery staple";

    @Test
    void formerNameOfTheAdministratorIsNoAccountAnyMore() {
        Browser page = loggedIn("admin", RunningUi.PASSWORD);
        Browser program = ui.browser().basic("admin", RunningUi.PASSWORD);
        assertThat(program.get("/api/v1/hosts").statusCode()).isEqualTo(200);
        ui.startAgain("boss", OTHER_PASSWORD);
        awaitLogin("boss", OTHER_PASSWORD);
        assertThat(ui.browser().logIn("admin", RunningUi.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(ui.browser()
                        .basic("admin", RunningUi.PASSWORD)
                        .get("/api/v1/hosts")
                        .statusCode())
                .isEqualTo(401);
        assertThat(isLoggedIn(page.at("http://127.0.0.1:" + ui.port()))).isFalse();
        assertThat(rows.read("SELECT name FROM operator"))
                .extracting(row -> row.getString("name"))
                .containsExactly("boss");
        assertThat(events("operator-removed")).isEqualTo(1);
    }

    /** The old password has been compared, and found right, when the new one is stored. */
    @Test
    void loginWhosePasswordIsChangedBeforeItsSessionIsStoredIsRefused() {
        SqlConnection connection = Waiting.on(ui.pool().getConnection());
        Transaction change = Waiting.on(connection.begin());
        Waiting.on(connection
                .query("UPDATE operator SET password_hash = 'another' WHERE name = 'admin'")
                .execute());
        Waiting.on(connection.query("DELETE FROM session").execute());
        Browser page = ui.browser();
        CompletableFuture<Integer> login = CompletableFuture.supplyAsync(
                () -> page.logIn(RunningUi.PASSWORD).statusCode(), task -> new Thread(task).start());
        Await.until(
                "the session about to be stored",
                SOON,
                () -> login.isDone() || !statements("INSERT INTO session").isEmpty());
        Waiting.on(change.commit());
        Waiting.on(connection.close());
        assertThat(login.join()).isEqualTo(401);
        assertThat(isLoggedIn(page)).isFalse();
        assertThat(rows.count("session")).isZero();
    }

    @Test
    void oneOfSeveralUisThatStartAtOnceStoresTheNewPassword() {
        List<Vertx> uis =
                Stream.generate(() -> new UiService().vertx()).limit(3).toList();
        ui.end();
        UiConfiguration configuration = ui.configuration("admin", OTHER_PASSWORD);
        try {
            uis.stream()
                    .map(vertx -> new UiService().start(vertx, configuration))
                    .toList()
                    .forEach(start -> Waiting.on(start.mapEmpty()));
            uis.forEach(vertx -> Await.until(
                    "the new password in force at each of them",
                    SOON,
                    () -> new Browser("http://127.0.0.1:" + RunningUi.port(vertx))
                                    .logIn(OTHER_PASSWORD)
                                    .statusCode()
                            == 303));
            assertThat(events("password-changed")).isEqualTo(1);
            assertThat(events("operator-added")).isEqualTo(1);
        } finally {
            uis.forEach(vertx -> Waiting.on(vertx.close()));
        }
    }

    /** A UI that still has the old name, and compares a password while another one removes the account. */
    @Test
    void sessionOfAnOperatorWhoWasRemovedIsNone() {
        Browser page = loggedIn("admin", RunningUi.PASSWORD);
        rows.read("DELETE FROM operator");
        assertThat(isLoggedIn(page)).isFalse();
    }

    @Test
    void severalUisWithTheSameConfigurationLeaveTheAccountAndItsSessionsAlone() {
        Browser page = loggedIn("admin", RunningUi.PASSWORD);
        String hash = hash();
        Vertx another = new UiService().vertx();
        Waiting.on(new UiService().start(another, ui.configuration()).mapEmpty());
        ui.startAgain();
        awaitLogin("admin", RunningUi.PASSWORD);
        Waiting.on(another.close());
        assertThat(hash()).isEqualTo(hash);
        assertThat(isLoggedIn(page.at("http://127.0.0.1:" + ui.port()))).isTrue();
        assertThat(events("operator-removed") + events("password-changed")).isZero();
    }

    @Test
    void anotherPasswordEndsTheSessions() {
        Browser page = loggedIn("admin", RunningUi.PASSWORD);
        ui.startAgain("admin", OTHER_PASSWORD);
        awaitLogin("admin", OTHER_PASSWORD);
        assertThat(ui.browser().logIn("admin", RunningUi.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(isLoggedIn(page.at("http://127.0.0.1:" + ui.port()))).isFalse();
    }

    @Test
    void resetMakesUpAPasswordThatIsInForceAtOnce() {
        ui.startAgain("admin", null);
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
    void resetOfAnAccountThatIsNotThereIsRefused() {
        ui.startAgain("admin", null);
        awaitLogin("admin", RunningUi.PASSWORD);
        rows.read("DELETE FROM operator");
        assertThatThrownBy(() -> reset(ui.configuration()))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(StartException.class)
                .hasMessage("the password was not reset: there is no operator admin: login.user must be the name that"
                        + " the UI was last started with");
    }

    /** Its connection ends while the new password is being stored: nobody knows whether it was. */
    @Test
    void resetThatGotNoAnswerHasPrintedThePasswordAndSaysThatItMayBeInForce() {
        ui.startAgain("admin", null);
        awaitLogin("admin", RunningUi.PASSWORD);
        SqlConnection connection = Waiting.on(ui.pool().getConnection());
        Transaction other = Waiting.on(connection.begin());
        Waiting.on(connection.query("SELECT * FROM operator FOR UPDATE").execute());
        List<String> announced = new CopyOnWriteArrayList<>();
        CompletableFuture<String> reset = CompletableFuture.supplyAsync(
                () -> reset(ui.configuration(), announced), task -> new Thread(task).start());
        Long id = Await.value(
                "the update", SOON, () -> statements("UPDATE operator").stream().findFirst());
        rows.read("KILL " + id);
        assertThatThrownBy(reset::join)
                .rootCause()
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("it is not known whether the password above is in force: ")
                .hasMessageEndingWith(" Log in with it, or reset it again.");
        assertThat(announced).hasSize(1);
        Waiting.on(other.rollback());
        Waiting.on(connection.close());
    }

    private static String reset(UiConfiguration configuration) {
        return reset(configuration, new ArrayList<>());
    }

    private static String reset(UiConfiguration configuration, List<String> announced) {
        Vertx vertx = new UiService().vertx();
        try {
            return Waiting.on(new UiService().resetPassword(vertx, configuration, announced::add));
        } finally {
            Waiting.on(Future.succeededFuture().eventually(vertx::close));
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
                SOON,
                () -> ui.browser().logIn(user, password).statusCode() == 303);
    }

    private static boolean isLoggedIn(Browser browser) {
        return browser.get("/api/v1/hosts").statusCode() == 200;
    }

    /** The connections of this database that execute a statement of that beginning. */
    private List<Long> statements(String beginning) {
        List<Long> ids = new ArrayList<>();
        rows.read(
                        "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND info LIKE ?",
                        beginning + "%")
                .forEach(row -> ids.add(row.getLong(0)));
        return ids;
    }

    private String hash() {
        return rows.read("SELECT password_hash FROM operator").iterator().next().getString(0);
    }

    private long events(String kind) {
        return rows.read("SELECT COUNT(*) FROM event WHERE kind = ?", kind)
                .iterator()
                .next()
                .getLong(0);
    }
}
