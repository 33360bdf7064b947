package io.masif.ui.password;

import io.masif.management.Meters;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hashes passwords and compares them with stored hashes, on its own worker threads. */
public final class PasswordCheck {
    private static final Logger LOG = LoggerFactory.getLogger(PasswordCheck.class);
    private static final String POOL = "masif-password";
    /** Compared for an unknown name, so that the time of the answer does not reveal which names exist. */
    private static final String UNKNOWN_USER_HASH =
            "$argon2id$v=19$m=9216,t=4,p=1$AAAAAAAAAAAAAAAAAAAAAA$" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final OperatorStore operators;
    private final WorkerExecutor workers;
    private final Counter hashCounter;

    /** @param threads how many passwords are hashed in parallel */
    public PasswordCheck(Vertx vertx, OperatorStore operators, int threads) {
        this.operators = operators;
        this.workers = vertx.createSharedWorkerExecutor(POOL, threads);
        this.hashCounter = Counter.builder("masif.login.hashes")
                .description("Passwords that were hashed, to be compared or to be stored.")
                .register(Meters.of(vertx).registry());
    }

    /** The stored hash that the password matches; empty if the password is wrong or the name is unknown. */
    public Future<Optional<String>> findMatchingHash(String user, String password) {
        return operators.findHash(user).compose(stored -> {
            hashCounter.increment();
            return workers.executeBlocking(
                            () -> PasswordHash.matches(password, stored.orElse(UNKNOWN_USER_HASH)), false)
                    .compose(isCorrect -> isCorrect && stored.isPresent()
                            ? renewHash(user, password, stored.get())
                            : Future.succeededFuture(Optional.empty()));
        });
    }

    /** Whether the password is the operator's. */
    public Future<Boolean> isCorrect(String user, String password) {
        return findMatchingHash(user, password).map(Optional::isPresent);
    }

    /** A new hash of the password, to be stored. */
    public Future<String> hash(String password) {
        hashCounter.increment();
        return workers.executeBlocking(() -> PasswordHash.hash(password), false);
    }

    /** The stored hash; a hash of an earlier version is replaced. If it was changed meanwhile, the new one is compared. */
    private Future<Optional<String>> renewHash(String user, String password, String stored) {
        if (PasswordHash.isCurrent(stored)) {
            return Future.succeededFuture(Optional.of(stored));
        }
        return hash(password).compose(hash -> operators
                .replaceHash(user, stored, hash)
                .onFailure(e ->
                        LOG.warn("password not hashed anew, the next login tries it again reason={}", e.getMessage()))
                .transform(replaced -> {
                    if (replaced.failed()) {
                        return Future.succeededFuture(Optional.of(stored));
                    }
                    if (!replaced.result()) {
                        return findMatchingHash(user, password);
                    }
                    LOG.info("password hashed anew user={}", user);
                    return Future.succeededFuture(Optional.of(hash));
                }));
    }
}
