package io.masif.ui.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.ui.bed.Futures;
import io.masif.ui.bed.RunningUi;
import io.masif.ui.bus.UiCodecs;
import io.masif.ui.http.ClientAddress;
import io.masif.ui.session.LoginAttempt;
import io.masif.ui.session.LoginVerdict;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first start prints the generated password before it stores it, so that nobody is locked out. */
class FirstStartTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final Pattern PRINTED_PASSWORD = Pattern.compile("First start: user=first password=(\\S+)");

    private final PrintStream console = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Vertx vertx = Vertx.vertx();
    private RunningUi ui;
    private SqlConnection connection;
    private Transaction another;

    @BeforeEach
    void anotherIsAboutToBeAdded() {
        ui = RunningUi.start();
        UiCodecs.register(vertx.eventBus());
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        ui.rows().query("DELETE FROM operator");
        connection = Futures.await(ui.pool().getConnection());
        another = Futures.await(connection.begin());
        Futures.await(connection
                .query("INSERT INTO operator (name, password_hash, created_at, role)"
                        + " VALUES ('first', 'of another UI', UTC_TIMESTAMP(3), 'administrator')")
                .execute());
        Futures.await(vertx.deployVerticle(new LoginVerticle(ui.pool(), "first", null)));
    }

    @AfterEach
    void close() {
        System.setOut(console);
        Futures.await(vertx.close());
        ui.close();
    }

    @Test
    void thePasswordIsPrintedBeforeItIsStored() {
        String password = awaitPrintedPassword();
        assertThat(ui.rows()
                        .query("SELECT name FROM operator WHERE name = 'first'")
                        .size())
                .isZero();
        Futures.await(another.rollback());
        Await.until("the password in force", TIMEOUT, () -> isAccepted(password));
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .containsOnlyOnce("password=")
                .doesNotContain("not in force");
    }

    /** After so many wrong passwords the wait would be long. */
    @Test
    void thePasswordIsNotRefusedAsWrongBeforeItIsStored() {
        String password = awaitPrintedPassword();
        List<Future<String>> early =
                Stream.generate(() -> attempt(password)).limit(20).toList();
        early.forEach(answer -> assertThat(Futures.await(answer)).contains("has just been started"));
        Futures.await(another.rollback());
        Await.until("the password in force", TIMEOUT, () -> isAccepted(password));
    }

    @Test
    void aPasswordThatIsNotInForceIsReportedIfAnotherUiWasFirst() {
        String password = awaitPrintedPassword();
        Futures.await(another.commit());
        Await.until("a sentence", TIMEOUT, () -> printed.toString(StandardCharsets.UTF_8)
                .contains("The password above is not in force"));
        assertThat(isAccepted(password)).isFalse();
    }

    private String awaitPrintedPassword() {
        return Await.value("a password", TIMEOUT, () -> {
            Matcher matcher = PRINTED_PASSWORD.matcher(printed.toString(StandardCharsets.UTF_8));
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        });
    }

    private static LoginAttempt createAttempt(String password) {
        return new LoginAttempt(
                "first",
                password,
                ClientAddress.parse("192.0.2.1").orElseThrow(),
                LoginAttempt.Method.PAGE,
                () -> false);
    }

    private boolean isAccepted(String password) {
        return Futures.await(attempt(password)).equals("accepted");
    }

    private Future<String> attempt(String password) {
        return vertx.eventBus()
                .<LoginVerdict>request(LoginAttempt.ADDRESS, createAttempt(password))
                .map(reply -> reply.body().isAccepted() ? "accepted" : "wrong")
                .otherwise(Throwable::getMessage);
    }
}
