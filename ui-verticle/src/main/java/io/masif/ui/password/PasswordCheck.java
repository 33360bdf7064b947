package io.masif.ui.password;

import io.masif.management.Meters;
import io.masif.ui.operator.PasswordStore;
import io.masif.ui.operator.StoredPassword;
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

    private final PasswordStore store;
    private final WorkerExecutor workers;
    private final HashCost cost;
    /** Compared for an unknown name, so that the time of the answer does not reveal which names exist. */
    private final String unknownUserHash;

    private final Counter hashCounter;

    /** @param threads how many passwords are hashed in parallel */
    public PasswordCheck(Vertx vertx, PasswordStore store, int threads) {
        this.store = store;
        this.workers = vertx.createSharedWorkerExecutor(POOL, threads);
        this.cost = HashCost.of(vertx);
        this.unknownUserHash = PasswordHash.unmatched(cost);
        this.hashCounter = Counter.builder("masif.login.hashes")
                .description("Passwords that were hashed, to be compared or to be stored.")
                .register(Meters.of(vertx).registry());
    }

    /** What is stored of the operator whom name and password match; empty if the password is wrong or the name unknown. */
    public Future<Optional<StoredPassword>> findMatching(String user, String password) {
        return store.find(user).compose(stored -> {
            hashCounter.increment();
            String hash = stored.map(StoredPassword::hash).orElse(unknownUserHash);
            return workers.executeBlocking(() -> PasswordHash.matches(password, hash), false)
                    .compose(isCorrect -> isCorrect && stored.isPresent()
                            ? renewHash(stored.get(), password)
                            : Future.succeededFuture(Optional.empty()));
        });
    }

    /** Whether the password is the operator's. */
    public Future<Boolean> isCorrect(String user, String password) {
        return findMatching(user, password).map(Optional::isPresent);
    }

    /** A new hash of the password, to be stored. */
    public Future<String> hash(String password) {
        hashCounter.increment();
        return workers.executeBlocking(() -> PasswordHash.hash(password, cost), false);
    }

    /** What is stored; a hash of an earlier version is replaced. If it was changed meanwhile, the new one is compared. */
    private Future<Optional<StoredPassword>> renewHash(StoredPassword stored, String password) {
        if (PasswordHash.isCurrent(stored.hash(), cost)) {
            return Future.succeededFuture(Optional.of(stored));
        }
        return hash(password).compose(hash -> store.replaceHash(stored.operator(), stored.hash(), hash)
                .onFailure(e ->
                        LOG.warn("password not hashed anew, the next login tries it again reason={}", e.getMessage()))
                .transform(replaced -> {
                    if (replaced.failed()) {
                        return Future.succeededFuture(Optional.of(stored));
                    }
                    if (!replaced.result()) {
                        return findMatching(stored.operator().name(), password);
                    }
                    LOG.info("password hashed anew user={}", stored.operator().name());
                    return Future.succeededFuture(Optional.of(new StoredPassword(stored.operator(), hash)));
                }));
    }
}
