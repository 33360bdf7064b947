package io.masif.ui.login;

import io.masif.ui.store.OperatorStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;

/** Gives the administrator a new password that is made up. The UIs that run need no restart. */
public final class PasswordReset {
    private final OperatorStore operators;
    private final PasswordCheck passwords;

    public PasswordReset(Vertx vertx, Pool pool) {
        this.operators = new OperatorStore(pool);
        this.passwords = new PasswordCheck(vertx, operators, 1);
    }

    /**
     * Stores the new password and ends the administrator's sessions.
     *
     * @param name the administrator's
     * @return the new password; fails if there is no such operator, or the database is not ready
     */
    public Future<String> reset(String name) {
        String password = Secrets.password();
        return operators
                .ready()
                .compose(ready -> passwords.hash(password))
                .compose(hash -> replace(name, hash))
                .map(password);
    }

    private Future<Void> replace(String name, String hash) {
        return operators.find(name).compose(stored -> {
            if (stored.isEmpty()) {
                return Future.failedFuture("there is no operator " + name
                        + ": login.user must be the name that the UI was last started with");
            }
            return operators
                    .change(name, stored.get(), hash)
                    .compose(changed -> changed ? Future.succeededFuture() : replace(name, hash));
        });
    }
}
