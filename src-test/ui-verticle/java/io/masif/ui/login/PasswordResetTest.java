package io.masif.ui.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.boot.StartException;
import io.masif.boot.config.ConfigurationException;
import io.masif.rig.process.Await;
import io.masif.ui.UiConfiguration;
import io.masif.ui.UiService;
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
import org.junit.jupiter.api.Test;

/** The administrator's password is reset by the command line. */
class PasswordResetTest extends AccountCase {
    @Test
    void resetGeneratesAPasswordThatIsInForceAtOnce() {
        ui.restart("admin", null);
        awaitLogin("admin", RunningUi.PASSWORD);
        Browser page = logIn("admin", RunningUi.PASSWORD);
        List<String> announced = new ArrayList<>();
        String password = reset(ui.configuration(), announced);
        assertThat(announced).containsExactly(password);
        assertThat(ui.browser().logIn("admin", RunningUi.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(ui.browser().logIn("admin", password).statusCode()).isEqualTo(303);
        assertThat(isLoggedIn(page)).isFalse();
        assertThat(countEvents("password-changed")).isEqualTo(1);
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

    /** The connection ends while the new password is being stored: the outcome is unknown. */
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
        Long id = Await.value("the update", TIMEOUT, () -> findStatements("UPDATE operator").stream()
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
}
