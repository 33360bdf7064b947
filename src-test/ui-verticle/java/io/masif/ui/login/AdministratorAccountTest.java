package io.masif.ui.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.http.ListeningPorts;
import io.masif.rig.process.Await;
import io.masif.ui.UiConfiguration;
import io.masif.ui.UiService;
import io.masif.ui.WebVerticle;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.Futures;
import io.masif.ui.bed.RunningUi;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** There is one administrator, with the name and the password of the configuration. */
class AdministratorAccountTest extends AccountCase {
    private static final String OTHER_PASSWORD = "battery staple";

    @Test
    void theFormerAdministratorCanNoLongerLogIn() {
        Browser page = logIn("admin", RunningUi.PASSWORD);
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
        assertThat(countEvents("operator-removed")).isEqualTo(1);
    }

    /** The new password is stored after the old one has been compared successfully. */
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
                () -> login.isDone() || !findStatements("INSERT INTO session").isEmpty());
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
                    () -> new Browser("http://127.0.0.1:" + ListeningPorts.get(vertx, WebVerticle.LISTEN))
                                    .logIn(OTHER_PASSWORD)
                                    .statusCode()
                            == 303));
            assertThat(countEvents("password-changed")).isEqualTo(1);
            assertThat(countEvents("operator-added")).isEqualTo(1);
        } finally {
            uis.forEach(vertx -> Futures.await(vertx.close()));
        }
    }

    /** Another UI can remove the account while this one compares its password. */
    @Test
    void theSessionOfARemovedOperatorIsInvalid() {
        Browser page = logIn("admin", RunningUi.PASSWORD);
        rows.query("DELETE FROM operator");
        assertThat(isLoggedIn(page)).isFalse();
    }

    @Test
    void severalUisWithTheSameConfigurationKeepTheAccountAndItsSessions() {
        Browser page = logIn("admin", RunningUi.PASSWORD);
        String hash = findHash();
        Vertx another = new UiService().createVertx();
        Futures.await(new UiService().start(another, ui.configuration()).mapEmpty());
        ui.restart();
        awaitLogin("admin", RunningUi.PASSWORD);
        Futures.await(another.close());
        assertThat(findHash()).isEqualTo(hash);
        assertThat(isLoggedIn(page.withBase("http://127.0.0.1:" + ui.port()))).isTrue();
        assertThat(countEvents("operator-removed") + countEvents("password-changed"))
                .isZero();
    }

    @Test
    void aChangedPasswordEndsTheSessions() {
        Browser page = logIn("admin", RunningUi.PASSWORD);
        ui.restart("admin", OTHER_PASSWORD);
        awaitLogin("admin", OTHER_PASSWORD);
        assertThat(ui.browser().logIn("admin", RunningUi.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(isLoggedIn(page.withBase("http://127.0.0.1:" + ui.port()))).isFalse();
    }
}
