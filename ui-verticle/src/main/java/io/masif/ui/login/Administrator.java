package io.masif.ui.login;

import io.masif.ui.store.OperatorStore;
import io.vertx.core.Future;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that there is one administrator, with the configured password or one that is made up. Operators come from
 * the configuration only: a stored one with another name is the administrator of an earlier configuration.
 */
final class Administrator {
    private static final Logger LOG = LoggerFactory.getLogger(Administrator.class);

    private final OperatorStore operators;
    private final PasswordCheck passwords;
    private final String name;
    private final String configured;
    private String firstPassword;
    private boolean renamed;

    /** @param configured the password; null to make one up at the first start */
    Administrator(OperatorStore operators, PasswordCheck passwords, String name, String configured) {
        this.operators = operators;
        this.passwords = passwords;
        this.name = name;
        this.configured = configured;
    }

    /** Fails while the database is not ready; to be tried again then. */
    Future<Void> prepare() {
        return operators
                .ready()
                .compose(ready -> operators.others(name))
                .compose(this::remove)
                .compose(removed -> operators.find(name))
                .compose(hash -> hash.isEmpty() ? add() : configured == null ? another() : keep(hash.get()));
    }

    private Future<Void> remove(List<String> former) {
        renamed |= !former.isEmpty();
        Future<Boolean> removed = Future.succeededFuture();
        for (String other : former) {
            removed = removed.compose(before -> operators.remove(other)).onSuccess(ours -> {
                if (ours) {
                    LOG.warn("operator removed, login.user is another one user={} administrator={}", other, name);
                }
            });
        }
        return removed.mapEmpty();
    }

    private Future<Void> add() {
        String password = configured == null ? generated() : configured;
        return passwords
                .hash(password)
                .compose(hash -> operators.add(name, hash))
                .onSuccess(added -> {
                    if (added && configured != null) {
                        LOG.info("administrator added user={}", name);
                    }
                })
                .compose(added -> added ? Future.succeededFuture() : another());
    }

    /**
     * Printed before it is stored: a process that dies in between has then printed a password that is not in force, and
     * the next one prints another; the other way round nobody would ever know it. Tried again, it is the same one.
     */
    private String generated() {
        if (firstPassword == null) {
            firstPassword = Secrets.password();
            System.out.println(
                    (renamed ? "New administrator" : "First start") + ": user=" + name + " password=" + firstPassword);
        }
        return firstPassword;
    }

    /** There is an administrator already: perhaps ours, whose storing seemed to have failed; perhaps another UI's. */
    private Future<Void> another() {
        return firstPassword == null
                ? Future.succeededFuture()
                : passwords
                        .isRight(name, firstPassword)
                        .onSuccess(ours -> {
                            if (!ours) {
                                System.out.println("The password above is not in force: another UI was first, and has"
                                        + " told the one that is.");
                            }
                            firstPassword = null;
                        })
                        .mapEmpty();
    }

    /**
     * The configured password is the one in force, whatever it was before. Another UI that starts at the same time may
     * store it first: its hash stays.
     */
    private Future<Void> keep(String stored) {
        return passwords
                .isRight(name, configured)
                .compose(same -> same
                        ? Future.succeededFuture()
                        : passwords
                                .hash(configured)
                                .compose(hash -> operators.change(name, stored, hash))
                                .compose(changed -> changed ? Future.succeededFuture() : prepare()));
    }
}
