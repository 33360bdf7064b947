package io.masif.ui.login;

import io.masif.management.Meters;
import io.masif.ui.store.OperatorStore;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hashes passwords and compares them with what is stored, on threads of its own. */
final class PasswordCheck {
    private static final Logger LOG = LoggerFactory.getLogger(PasswordCheck.class);
    private static final String POOL = "masif-password";
    /** Compared for a name that nobody has, so that the time of the answer does not tell which names there are. */
    private static final String NOBODY =
            "$argon2id$v=19$m=9216,t=4,p=1$AAAAAAAAAAAAAAAAAAAAAA$" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final OperatorStore operators;
    private final WorkerExecutor workers;
    private final Counter hashes;

    /** @param threads how many passwords are hashed at once */
    PasswordCheck(Vertx vertx, OperatorStore operators, int threads) {
        this.operators = operators;
        this.workers = vertx.createSharedWorkerExecutor(POOL, threads);
        this.hashes = Counter.builder("masif.login.hashes")
                .description("Passwords that were hashed, to be compared or to be stored.")
                .register(Meters.of(vertx).registry());
    }

    /** The stored hash that the password matches; empty if the password is wrong, or nobody has that name. */
    Future<Optional<String>> matching(String user, String password) {
        return operators.find(user).compose(stored -> {
            hashes.increment();
            return workers.executeBlocking(() -> Passwords.matches(password, stored.orElse(NOBODY)), false)
                    .compose(right -> right && stored.isPresent()
                            ? renewed(user, password, stored.get())
                            : Future.succeededFuture(Optional.empty()));
        });
    }

    /** Whether the password is the operator's. */
    Future<Boolean> isRight(String user, String password) {
        return matching(user, password).map(Optional::isPresent);
    }

    /** A hash of the password to be stored. */
    Future<String> hash(String password) {
        hashes.increment();
        return workers.executeBlocking(() -> Passwords.hash(password), false);
    }

    /** The stored hash; one of an earlier version is replaced. If it was replaced meanwhile, the new one is compared. */
    private Future<Optional<String>> renewed(String user, String password, String stored) {
        if (Passwords.isCurrent(stored)) {
            return Future.succeededFuture(Optional.of(stored));
        }
        return hash(password).compose(hash -> operators
                .replace(user, stored, hash)
                .onFailure(e ->
                        LOG.warn("password not hashed anew, the next login tries it again reason={}", e.getMessage()))
                .transform(replaced -> {
                    if (replaced.failed()) {
                        return Future.succeededFuture(Optional.of(stored));
                    }
                    if (!replaced.result()) {
                        return matching(user, password);
                    }
                    LOG.info("password hashed anew user={}", user);
                    return Future.succeededFuture(Optional.of(hash));
                }));
    }
}
