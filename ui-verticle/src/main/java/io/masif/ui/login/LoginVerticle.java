package io.masif.ui.login;

import io.masif.management.Meters;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.language.Text;
import io.masif.ui.operator.PasswordStore;
import io.masif.ui.operator.StoredPassword;
import io.masif.ui.password.PasswordCache;
import io.masif.ui.password.PasswordCheck;
import io.masif.ui.session.LoginAttempt;
import io.masif.ui.session.LoginVerdict;
import io.masif.ui.store.history.HistoryStore;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.sqlclient.Pool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks all logins of the process, so that wrong passwords can be counted and floods can be limited. */
public final class LoginVerticle extends VerticleBase {
    private static final Text AFTERWARDS = Text.of("refusal.login-later");
    private static final int MAX_WAITING = 100;
    private static final int MAX_WAITING_PER_NETWORK = 5;

    /** Hashing may use half of the processors: the other half serves operators who are logged in. */
    private static final int MAX_RUNNING_CHECKS =
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private final Pool pool;
    private final PasswordStore stored;
    private final HistoryStore history;
    private final String firstName;
    private final String firstPassword;
    private final LoginThrottle throttle = new LoginThrottle(System::nanoTime);
    private final PasswordCache passwordCache = new PasswordCache(System::nanoTime);
    private final LoginQueue queue = new LoginQueue(MAX_RUNNING_CHECKS, MAX_WAITING, MAX_WAITING_PER_NETWORK);
    private final Map<String, SharedCheck> runningChecks = new HashMap<>();
    private PasswordCheck passwords;
    private LoginPreparation preparation;

    /**
     * @param firstName the name of the administrator who is added where there are no operators
     * @param firstPassword that administrator's password; null to generate one
     */
    public LoginVerticle(Pool pool, String firstName, String firstPassword) {
        this.pool = pool;
        this.stored = new PasswordStore(pool);
        this.history = new HistoryStore(pool);
        this.firstName = firstName;
        this.firstPassword = firstPassword;
    }

    /** One check for equal attempts from the same network at the same time. */
    private static final class SharedCheck {
        private final List<LoginAttempt> attempts = new ArrayList<>();
        private final Promise<LoginVerdict> verdict = Promise.promise();

        SharedCheck(LoginAttempt first) {
            attempts.add(first);
        }

        LoginAttempt first() {
            return attempts.get(0);
        }

        boolean isAbandoned() {
            return attempts.stream().allMatch(LoginAttempt::isAbandoned);
        }
    }

    @Override
    public Future<?> start() {
        passwords = new PasswordCheck(vertx, stored, MAX_RUNNING_CHECKS);
        Meters.of(vertx)
                .addGauge(
                        "masif.login.waiting",
                        "Logins that wait until their password is checked.",
                        queue::countWaiting);
        preparation = new LoginPreparation(vertx, new FirstAdministrator(pool, passwords, firstName, firstPassword));
        vertx.eventBus().<LoginAttempt>localConsumer(LoginAttempt.ADDRESS, this::onAttempt);
        preparation.run();
        return Future.succeededFuture();
    }

    private void onAttempt(Message<LoginAttempt> message) {
        preparation
                .require()
                .compose(ready -> checkAttempt(message.body()))
                .onSuccess(message::reply)
                .onFailure(e ->
                        message.reply(DatabaseErrors.toFailure(e, AFTERWARDS).toReplyException()));
    }

    /** A program sends its password with each request; a browser sends it once and gets a session. */
    private static boolean isProgram(LoginAttempt attempt) {
        return attempt.method() == LoginAttempt.Method.BASIC;
    }

    private Future<LoginVerdict> checkAttempt(LoginAttempt attempt) {
        String key = passwordCache.createKey(attempt);
        SharedCheck running = runningChecks.get(key);
        if (running != null) {
            running.attempts.add(attempt);
            return running.verdict.future();
        }
        SharedCheck check = new SharedCheck(attempt);
        runningChecks.put(key, check);
        return startCheck(key, check).onComplete((verdict, failure) -> {
            runningChecks.remove(key);
            check.verdict.complete(verdict, failure);
        });
    }

    private Future<LoginVerdict> startCheck(String key, SharedCheck check) {
        LoginAttempt attempt = check.first();
        if (!isProgram(attempt) || !passwordCache.contains(key)) {
            return enqueue(key, check);
        }
        return stored.find(attempt.user())
                .compose(found -> passwordCache.matches(
                                key, found.map(StoredPassword::hash).orElse(""))
                        ? Future.succeededFuture(LoginVerdict.createAccepted(found.orElseThrow()))
                        : enqueue(key, check));
    }

    private Future<LoginVerdict> enqueue(String key, SharedCheck check) {
        LoginAttempt attempt = check.first();
        int waitSeconds = throttle.getWaitSeconds(attempt.user(), attempt.clientAddress());
        if (waitSeconds > 0) {
            recordRefusal(attempt);
            return Future.succeededFuture(LoginVerdict.createThrottled(waitSeconds));
        }
        return queue.submit(attempt.clientAddress().network(), check::isAbandoned, () -> compare(key, attempt))
                .onSuccess(verdict -> {
                    if (!verdict.isAccepted()) {
                        recordRefusal(attempt);
                    }
                });
    }

    /** Checks the throttle again: attempts for the same name and network may have failed meanwhile. */
    private Future<LoginVerdict> compare(String key, LoginAttempt attempt) {
        int waitSeconds = throttle.getWaitSeconds(attempt.user(), attempt.clientAddress());
        if (waitSeconds > 0) {
            return Future.succeededFuture(LoginVerdict.createThrottled(waitSeconds));
        }
        return passwords.findMatching(attempt.user(), attempt.password()).compose(found -> {
            if (found.isEmpty()) {
                throttle.recordFailure(attempt.user(), attempt.clientAddress());
                return Future.succeededFuture(LoginVerdict.WRONG);
            }
            throttle.recordSuccess(attempt.user(), attempt.clientAddress());
            if (isProgram(attempt)) {
                passwordCache.put(key, found.get().hash());
            }
            return recordLogin(attempt).map(LoginVerdict.createAccepted(found.get()));
        });
    }

    private void recordRefusal(LoginAttempt attempt) {
        vertx.eventBus().send(LoginAttempt.REFUSED_ADDRESS, attempt);
    }

    /** The login of a session is recorded where the session is stored. */
    private Future<Void> recordLogin(LoginAttempt attempt) {
        return isProgram(attempt)
                ? history.append(attempt.user(), HistoryStore.LOGIN, attempt.toHistoryDetail())
                : Future.succeededFuture();
    }
}
