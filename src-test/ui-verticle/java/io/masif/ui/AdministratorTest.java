package io.masif.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.boot.ConfigurationException;
import io.masif.boot.StartException;
import io.masif.rig.Await;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletionException;
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
        assertThat(rows.read("SELECT name FROM operator").iterator().next().getString("name"))
                .isEqualTo("boss");
        assertThat(events("operator-removed")).isEqualTo(1);
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
        String password = reset(ui.configuration());
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

    private static String reset(UiConfiguration configuration) {
        Vertx vertx = new UiService().vertx();
        try {
            return Waiting.on(new UiService().resetPassword(vertx, configuration));
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
