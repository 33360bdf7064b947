package io.masif.ui.login;

import io.masif.boot.logging.FailureLog;
import io.masif.failure.Failure;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.language.Text;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be done before operators can log in: until the first administrator is stored, the right password would count as
 * wrong. It is tried until it has succeeded, and each login that comes before tries it at once, so that none is refused for
 * a reason that is over.
 */
final class LoginPreparation {
    private static final Logger LOG = LoggerFactory.getLogger(LoginPreparation.class);
    private static final long RETRY_MILLIS = 500;
    private static final Duration RETRY = Duration.ofSeconds(2);
    /** A login waits for so long. */
    private static final int WAIT_SECONDS = 5;

    private final Vertx vertx;
    private final FirstAdministrator administrator;
    private final LoginState state;
    private final FailureLog failures =
            new FailureLog(LOG, "it is not known whether there are operators", "operators can log in");
    private Future<Void> last = Future.failedFuture("not tried yet");

    LoginPreparation(Vertx vertx, FirstAdministrator administrator) {
        this.vertx = vertx;
        this.administrator = administrator;
        this.state = LoginState.of(vertx);
    }

    /** Retries until the database is available and has the schema. */
    void run() {
        join().onFailure(e -> vertx.setTimer(RETRY_MILLIS, timer -> run()));
    }

    /** Fails with the reason that there is now. */
    Future<Void> require() {
        return last.succeeded()
                ? last
                : join().timeout(WAIT_SECONDS, TimeUnit.SECONDS)
                        .recover(e -> Future.failedFuture(e instanceof TimeoutException ? createStarting(e) : e));
    }

    /** Joins the attempt that is being made, if there is one. */
    private Future<Void> join() {
        if (last.failed()) {
            last = administrator.ensureExists().onSuccess(done -> onReady()).onFailure(this::onFailure);
        }
        return last;
    }

    private void onReady() {
        state.setReady();
        failures.succeeded();
    }

    private void onFailure(Throwable reason) {
        String sentence = DatabaseErrors.describeCause(reason);
        state.setProblem(sentence);
        failures.failed(sentence);
    }

    private static Failure createStarting(Throwable cause) {
        return Failure.unavailable(Text.of("refusal.login-starting"), RETRY, cause);
    }
}
