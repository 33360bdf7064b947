package io.masif.ui.login;

import io.masif.boot.StartException;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.password.OperatorStore;
import io.masif.ui.password.PasswordCheck;
import io.masif.ui.session.Tokens;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.function.Consumer;

/** Gives the administrator a generated password. Running UIs need no restart. For one use. */
public final class PasswordReset {
    private final OperatorStore operators;
    private final PasswordCheck passwords;
    private final Consumer<String> announce;
    private boolean isAnnounced;
    private boolean isStoring;

    /** @param announce receives the new password before it is stored, since it may be in force even if storing it fails */
    public PasswordReset(Vertx vertx, Pool pool, Consumer<String> announce) {
        this.operators = new OperatorStore(pool);
        this.passwords = new PasswordCheck(vertx, operators, 1);
        this.announce = announce;
    }

    /**
     * Stores the new password and ends the administrator's sessions.
     *
     * @param name the administrator's name
     * @return the new password; the sentence of a failure says whether it is in force, if that is certain
     */
    public Future<String> reset(String name) {
        String password = Tokens.createPassword();
        return operators
                .requireReady()
                .compose(ready -> findHash(name))
                .compose(stored -> passwords.hash(password).compose(hash -> {
                    isAnnounced = true;
                    announce.accept(password);
                    return replace(name, stored, hash);
                }))
                .map(password)
                .recover(e -> Future.failedFuture(new StartException(describeFailure(e))));
    }

    private Future<String> findHash(String name) {
        return operators.findHash(name).compose(hash -> hash.<Future<String>>map(Future::succeededFuture)
                .orElseGet(() -> Future.failedFuture(new StartException("there is no operator " + name
                        + ": login.user must be the name that the UI was last started with"))));
    }

    private Future<Void> replace(String name, String stored, String hash) {
        isStoring = true;
        return operators.change(name, stored, hash).compose(changed -> {
            isStoring = false;
            return changed ? Future.succeededFuture() : findHash(name).compose(other -> replace(name, other, hash));
        });
    }

    private String describeFailure(Throwable cause) {
        String reason = cause instanceof StartException ? cause.getMessage() : DatabaseErrors.describeCause(cause);
        if (isStoring) {
            return "it is not known whether the password above is in force: " + reason
                    + " Log in with it, or reset it again.";
        }
        return "the password was not reset" + (isAnnounced ? ", and the one above is not in force: " : ": ") + reason;
    }
}
