package io.masif.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.Await;
import io.masif.ui.login.ClientAddress;
import io.masif.ui.login.LoginAttempt;
import io.masif.ui.login.LoginVerdict;
import io.masif.ui.login.LoginVerticle;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The password that the first start makes up is told before it is stored: nobody is ever locked out. */
class FirstStartTest {
    private static final Duration SOON = Duration.ofSeconds(90);
    /** The UI that runs has another administrator, whom this one replaces. */
    private static final Pattern TOLD = Pattern.compile("New administrator: user=first password=(\\S+)");

    private final PrintStream console = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Vertx vertx = Vertx.vertx();
    private RunningUi ui;
    private SqlConnection connection;
    private Transaction another;

    @BeforeEach
    void anotherIsAboutToBeAdded() {
        ui = RunningUi.start();
        Bus.register(vertx.eventBus());
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        connection = Waiting.on(ui.pool().getConnection());
        another = Waiting.on(connection.begin());
        Waiting.on(connection
                .query("INSERT INTO operator VALUES ('first', 'of another UI', UTC_TIMESTAMP(3))")
                .execute());
        Waiting.on(vertx.deployVerticle(new LoginVerticle(ui.pool(), "first", null)));
    }

    @AfterEach
    void close() {
        System.setOut(console);
        Waiting.on(vertx.close());
        ui.close();
    }

    @Test
    void isToldBeforeItIsStoredAndIsInForceWhenItIs() {
        String password = told();
        assertThat(ui.rows()
                        .read("SELECT name FROM operator WHERE name = 'first'")
                        .size())
                .isZero();
        Waiting.on(another.rollback());
        Await.until("the password in force", SOON, () -> accepted(password));
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .containsOnlyOnce("password=")
                .doesNotContain("not in force");
    }

    /** So many wrong ones would have to wait for a long time. */
    @Test
    void isNotTakenForAWrongOneBeforeItIsStored() {
        String password = told();
        for (int i = 0; i < 20; i++) {
            assertThat(attempt(password)).contains("has just been started");
        }
        Waiting.on(another.rollback());
        Await.until("the password in force", SOON, () -> accepted(password));
    }

    @Test
    void isSaidNotToBeInForceIfAnotherUiWasFirst() {
        String password = told();
        Waiting.on(another.commit());
        Await.until("a sentence", SOON, () -> printed.toString(StandardCharsets.UTF_8)
                .contains("The password above is not in force"));
        assertThat(accepted(password)).isFalse();
    }

    private String told() {
        return Await.value("a password", SOON, () -> {
            Matcher matcher = TOLD.matcher(printed.toString(StandardCharsets.UTF_8));
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        });
    }

    private static LoginAttempt attemptOf(String password) {
        return new LoginAttempt(
                "first",
                password,
                ClientAddress.parse("192.0.2.1").orElseThrow(),
                LoginAttempt.Method.PAGE,
                () -> false);
    }

    private boolean accepted(String password) {
        return attempt(password).equals("accepted");
    }

    private String attempt(String password) {
        return Waiting.on(vertx.eventBus()
                .<LoginVerdict>request(LoginAttempt.ADDRESS, attemptOf(password))
                .map(reply -> reply.body().accepted() ? "accepted" : "wrong")
                .otherwise(Throwable::getMessage));
    }
}
