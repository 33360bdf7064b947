package io.masif.ui.login;

import io.masif.boot.FailureLog;
import io.masif.failure.Failure;
import io.masif.management.Meters;
import io.masif.ui.store.DatabaseFailure;
import io.masif.ui.store.HistoryStore;
import io.masif.ui.store.OperatorStore;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks passwords at one place, so that guesses can be counted and a flood of them can be held back. */
public final class LoginVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(LoginVerticle.class);
    private static final long RETRY_MILLIS = 500;
    private static final String AFTERWARDS = "Logging in works again when that is over.";
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration FAILED_LOGINS = Duration.ofMinutes(1);
    private static final int MOST_WAITING = 100;
    private static final int MOST_WAITING_OF_NETWORK = 5;

    /** Hashing may take half of the machine: the other half is for those who are logged in. */
    private static final int PLACES = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private final OperatorStore operators;
    private final HistoryStore history;
    private final String administrator;
    private final String configured;
    private final Throttle throttle = new Throttle(System::nanoTime);
    private final RememberedPasswords remembered = new RememberedPasswords(System::nanoTime);
    private final LoginQueue queue = new LoginQueue(PLACES, MOST_WAITING, MOST_WAITING_OF_NETWORK);
    private final Map<String, Check> checks = new HashMap<>();
    private PasswordCheck passwords;
    private FailedLogins failed;
    private final FailureLog unprepared = new FailureLog(
            LOG, "the administrator's password cannot be read or stored", "the administrator can log in");
    private boolean prepared;
    private Throwable unpreparedFor;

    /**
     * @param administrator the name of the one who may log in
     * @param configured the password; null to generate one at the first start
     */
    public LoginVerticle(Pool pool, String administrator, String configured) {
        this.operators = new OperatorStore(pool);
        this.history = new HistoryStore(pool);
        this.administrator = administrator;
        this.configured = configured;
    }

    /** One check for all who send the same from the same network at the same time. */
    private record Check(List<LoginAttempt> attempts, Promise<LoginVerdict> verdict) {
        boolean abandoned() {
            return attempts.stream().allMatch(attempt -> attempt.abandoned().getAsBoolean());
        }
    }

    @Override
    public Future<?> start() {
        passwords = new PasswordCheck(vertx, operators, PLACES);
        failed = new FailedLogins(
                vertx, FAILED_LOGINS, (actor, detail) -> history.append(actor, HistoryStore.LOGIN_FAILED, detail));
        Meters.of(vertx)
                .gauge("masif.login.waiting", "Logins that wait until their password is checked.", queue::waiting);
        vertx.eventBus().<LoginAttempt>localConsumer(LoginAttempt.ADDRESS, this::attempted);
        vertx.eventBus().<LoginAttempt>localConsumer(LoginAttempt.REFUSED, message -> failed.count(message.body()));
        prepare(new Administrator(operators, passwords, administrator, configured));
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        return failed.flush().otherwiseEmpty();
    }

    /** Tried until the database is there. */
    private void prepare(Administrator admin) {
        admin.prepare()
                .onSuccess(done -> {
                    prepared = true;
                    unprepared.succeeded();
                })
                .onFailure(e -> {
                    unpreparedFor = e;
                    unprepared.failed(DatabaseFailure.of(e, "").getMessage().strip());
                    vertx.setTimer(RETRY_MILLIS, timer -> prepare(admin));
                });
    }

    private void attempted(Message<LoginAttempt> message) {
        if (!prepared) {
            // or the right password would count as a wrong one until the administrator has been stored
            Failure waiting = unpreparedFor == null
                    ? Failure.unavailable("The UI has just been started; logging in works in a moment.", RETRY, null)
                    : DatabaseFailure.of(unpreparedFor, AFTERWARDS);
            message.reply(waiting.sendable());
            return;
        }
        verdict(message.body())
                .onSuccess(message::reply)
                .onFailure(e -> message.reply(DatabaseFailure.of(e, AFTERWARDS).sendable()));
    }

    /** It sends its password with each request; a browser sends it once, and has a session then. */
    private static boolean isProgram(LoginAttempt attempt) {
        return attempt.method() == LoginAttempt.Method.BASIC;
    }

    private Future<LoginVerdict> verdict(LoginAttempt attempt) {
        String key = remembered.key(attempt);
        if (isProgram(attempt)) {
            Optional<String> fresh = remembered.fresh(key);
            if (fresh.isPresent()) {
                return Future.succeededFuture(LoginVerdict.accepted(fresh.get()));
            }
        }
        Check running = checks.get(key);
        if (running != null) {
            running.attempts().add(attempt);
            return running.verdict().future();
        }
        Check check = new Check(new ArrayList<>(List.of(attempt)), Promise.promise());
        checks.put(key, check);
        return begin(key, check).onComplete((verdict, failure) -> {
            checks.remove(key);
            check.verdict().complete(verdict, failure);
        });
    }

    private Future<LoginVerdict> begin(String key, Check check) {
        LoginAttempt attempt = check.attempts().get(0);
        if (!isProgram(attempt) || !remembered.contains(key)) {
            return queued(key, check);
        }
        return operators
                .find(attempt.user())
                .compose(hash -> remembered.matches(key, hash.orElse(""))
                        ? Future.succeededFuture(LoginVerdict.accepted(hash.orElseThrow()))
                        : queued(key, check));
    }

    private Future<LoginVerdict> queued(String key, Check check) {
        LoginAttempt attempt = check.attempts().get(0);
        int wait = throttle.wait(attempt.user(), attempt.from());
        if (wait > 0) {
            failed.count(attempt);
            return Future.succeededFuture(LoginVerdict.throttled(wait));
        }
        return queue.submit(attempt.from().network(), check::abandoned, () -> compare(key, attempt))
                .onSuccess(verdict -> {
                    if (!verdict.accepted()) {
                        failed.count(attempt);
                    }
                });
    }

    /** Counted again here: others of the same name and network may have been compared meanwhile. */
    private Future<LoginVerdict> compare(String key, LoginAttempt attempt) {
        int wait = throttle.wait(attempt.user(), attempt.from());
        if (wait > 0) {
            return Future.succeededFuture(LoginVerdict.throttled(wait));
        }
        return passwords.matching(attempt.user(), attempt.password()).compose(hash -> {
            if (hash.isEmpty()) {
                throttle.failed(attempt.user(), attempt.from());
                return Future.succeededFuture(LoginVerdict.WRONG);
            }
            throttle.succeeded(attempt.user(), attempt.from());
            if (isProgram(attempt)) {
                remembered.put(key, hash.get());
            }
            return loggedIn(attempt).map(LoginVerdict.accepted(hash.get()));
        });
    }

    /** A session of the page is in the history where it is stored. */
    private Future<Void> loggedIn(LoginAttempt attempt) {
        return isProgram(attempt)
                ? history.append(attempt.user(), HistoryStore.LOGIN, attempt.detail())
                : Future.succeededFuture();
    }
}
