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

/** The configuration names the first administrator, and nobody else. */
class FirstAdministratorTest extends AccountCase {
    private static final String OTHER_PASSWORD = "battery staple";

    @Test
    void anotherConfigurationChangesNoOperator() {
        Browser page = logIn("admin", RunningUi.PASSWORD);
        ui.restart("boss", OTHER_PASSWORD);
        awaitLogin("admin", RunningUi.PASSWORD);
        assertThat(ui.browser().logIn("boss", OTHER_PASSWORD).statusCode()).isEqualTo(401);
        assertThat(isLoggedIn(page.withBase("http://127.0.0.1:" + ui.port()))).isTrue();
        assertThat(rows.query("SELECT name, role FROM operator"))
                .extracting(row -> row.getString("name") + " " + row.getString("role"))
                .containsExactly("admin administrator");
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
    void oneOfSeveralUisThatStartAtOnceAddsTheFirst() {
        List<Vertx> uis =
                Stream.generate(() -> new UiService().createVertx()).limit(3).toList();
        ui.end();
        rows.query("DELETE FROM operator");
        UiConfiguration configuration = ui.configuration("admin", OTHER_PASSWORD);
        try {
            uis.stream()
                    .map(vertx -> new UiService().start(vertx, configuration))
                    .toList()
                    .forEach(start -> Futures.await(start.mapEmpty()));
            uis.forEach(vertx -> Await.until(
                    "the password in force at each of them",
                    TIMEOUT,
                    () -> new Browser("http://127.0.0.1:" + ListeningPorts.get(vertx, WebVerticle.LISTEN))
                                    .logIn(OTHER_PASSWORD)
                                    .statusCode()
                            == 303));
            assertThat(rows.countRows("operator")).isEqualTo(1);
            assertThat(countEvents("operator-added")).isEqualTo(2);
        } finally {
            uis.forEach(vertx -> Futures.await(vertx.close()));
        }
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
        assertThat(countEvents("operator-added")).isEqualTo(1);
    }
}
