package io.masif.ui.login;

import io.masif.failure.Failure;
import io.masif.ui.store.OperatorStore;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.eventbus.Message;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that there is an administrator, and checks passwords: at one place, so that guesses can be counted. */
public final class LoginVerticle extends AbstractVerticle {
    private static final Logger LOG = LoggerFactory.getLogger(LoginVerticle.class);
    private static final long RETRY_MILLIS = 500;
    private static final Duration RETRY = Duration.ofSeconds(2);
    /** Checked for a name that nobody has, so that the time of the answer does not tell who there is. */
    private static final String NOBODY = "pbkdf2-sha256$600000$AAAAAAAAAAAAAAAAAAAAAA==$AAAA";

    private final OperatorStore operators;
    private final String administrator;
    private final String configured;
    private final Throttle throttle = new Throttle();
    private String firstPassword;
    private Future<LoginVerdict> last = Future.succeededFuture();
    private boolean prepared;

    /**
     * @param administrator the name of the one who may log in
     * @param configured the password; null to generate one at the first start
     */
    public LoginVerticle(Pool pool, String administrator, String configured) {
        this.operators = new OperatorStore(pool);
        this.administrator = administrator;
        this.configured = configured;
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.eventBus().<LoginAttempt>consumer(LoginAttempt.ADDRESS, this::attempted);
        prepare();
        started.complete();
    }

    /** Tried until the database is there. */
    private void prepare() {
        operators
                .ready()
                .compose(ready -> operators.find(administrator))
                .compose(hash -> hash.isEmpty() ? add() : configured == null ? another() : keep())
                .onSuccess(done -> prepared = true)
                .onFailure(e -> {
                    LOG.debug("no administrator yet", e);
                    vertx.setTimer(RETRY_MILLIS, timer -> prepare());
                });
    }

    private Future<Void> add() {
        String password = configured == null ? generated() : configured;
        return vertx.executeBlocking(() -> Passwords.hash(password), false)
                .compose(hash -> operators.add(administrator, hash))
                .onSuccess(added -> {
                    if (added && configured != null) {
                        LOG.info("administrator added user={}", administrator);
                    }
                })
                .compose(added -> added ? Future.succeededFuture() : another());
    }

    /**
     * Told before it is stored: a process that dies in between has then told a password that is not in force, and the
     * next one tells another; the other way round nobody would ever know it. Tried again, it is the same one.
     */
    private String generated() {
        if (firstPassword == null) {
            firstPassword = Secrets.password();
            System.out.println("First start: user=" + administrator + " password=" + firstPassword);
        }
        return firstPassword;
    }

    /** There is an administrator already: perhaps ours, whose storing seemed to have failed; perhaps another UI's. */
    private Future<Void> another() {
        return firstPassword == null
                ? Future.succeededFuture()
                : check(administrator, firstPassword)
                        .onSuccess(ours -> {
                            if (!ours) {
                                System.out.println("The password above is not in force: another UI was first, and has"
                                        + " told the one that is.");
                            }
                            firstPassword = null;
                        })
                        .mapEmpty();
    }

    /** The configured password is the one in force, whatever it was before. */
    private Future<Void> keep() {
        return check(administrator, configured)
                .compose(same -> same
                        ? Future.succeededFuture()
                        : vertx.executeBlocking(() -> Passwords.hash(configured), false)
                                .compose(hash -> operators.set(administrator, hash)));
    }

    /** One after the other: so many at once are counted as well, and do not take every worker. */
    private void attempted(Message<LoginAttempt> message) {
        if (!prepared) {
            // or the right password would count as a wrong one until the administrator has been stored
            message.reply(
                    Failure.unavailable("The UI has just been started; logging in works in a moment.", RETRY, null)
                            .sendable());
            return;
        }
        last = last.transform(before -> verdict(message.body()));
        last.onSuccess(message::reply)
                .onFailure(e -> message.reply(Failure.unavailable(
                                "The database cannot be reached; logging in works again when it is back.", RETRY, e)
                        .sendable()));
    }

    private Future<LoginVerdict> verdict(LoginAttempt attempt) {
        int wait = throttle.wait(attempt.from(), Instant.now());
        if (wait > 0) {
            LOG.warn("login refused, too many wrong passwords {}", attempt);
            return Future.succeededFuture(new LoginVerdict(false, wait));
        }
        return check(attempt.user(), attempt.password()).map(accepted -> {
            if (accepted) {
                throttle.succeeded(attempt.from());
            } else {
                throttle.failed(attempt.from(), Instant.now());
                LOG.warn("login failed {}", attempt);
            }
            return new LoginVerdict(accepted, 0);
        });
    }

    private Future<Boolean> check(String user, String password) {
        return operators
                .find(user)
                .compose(hash -> vertx.executeBlocking(() -> Passwords.matches(password, hash.orElse(NOBODY)), false));
    }
}
