package io.masif.ui.login;

import io.masif.ui.password.OperatorStore;
import io.masif.ui.password.PasswordCheck;
import io.masif.ui.session.Tokens;
import io.vertx.core.Future;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ensures that the administrator exists, with the configured password or a generated one. Operators come from the
 * configuration only: a stored operator with another name is the administrator of an earlier configuration.
 */
final class AdministratorAccount {
    private static final Logger LOG = LoggerFactory.getLogger(AdministratorAccount.class);

    private final OperatorStore operators;
    private final PasswordCheck passwords;
    private final String name;
    private final String configuredPassword;
    private String generatedPassword;
    private boolean isRenamed;

    /** @param configuredPassword the password; null to generate one at the first start */
    AdministratorAccount(OperatorStore operators, PasswordCheck passwords, String name, String configuredPassword) {
        this.operators = operators;
        this.passwords = passwords;
        this.name = name;
        this.configuredPassword = configuredPassword;
    }

    /** Fails while the database is not ready; may be called again. */
    Future<Void> ensureExists() {
        return operators
                .requireReady()
                .compose(ready -> operators.findOthers(name))
                .compose(this::removeOthers)
                .compose(removed -> operators.findHash(name))
                .compose(hash -> hash.isEmpty()
                        ? addAccount()
                        : configuredPassword == null ? checkGeneratedPassword() : applyConfiguredPassword(hash.get()));
    }

    private Future<Void> removeOthers(List<String> former) {
        isRenamed |= !former.isEmpty();
        Future<Boolean> removed = Future.succeededFuture();
        for (String other : former) {
            removed = removed.compose(before -> operators.remove(other)).onSuccess(isOurs -> {
                if (isOurs) {
                    LOG.warn("operator removed, login.user is another one user={} administrator={}", other, name);
                }
            });
        }
        return removed.mapEmpty();
    }

    private Future<Void> addAccount() {
        String password = configuredPassword == null ? generatePassword() : configuredPassword;
        return passwords
                .hash(password)
                .compose(hash -> operators.add(name, hash))
                .onSuccess(added -> {
                    if (added && configuredPassword != null) {
                        LOG.info("administrator added user={}", name);
                    }
                })
                .compose(added -> added ? Future.succeededFuture() : checkGeneratedPassword());
    }

    /**
     * Prints the password before it is stored: if the process dies in between, the next one prints another password; in
     * the other order nobody would learn it. A retry uses the same password.
     */
    private String generatePassword() {
        if (generatedPassword == null) {
            generatedPassword = Tokens.createPassword();
            System.out.println((isRenamed ? "New administrator" : "First start") + ": user=" + name + " password="
                    + generatedPassword);
        }
        return generatedPassword;
    }

    /** The account exists: this UI stored it although the write seemed to fail, or another UI did. */
    private Future<Void> checkGeneratedPassword() {
        return generatedPassword == null
                ? Future.succeededFuture()
                : passwords
                        .isCorrect(name, generatedPassword)
                        .onSuccess(isOurs -> {
                            if (!isOurs) {
                                System.out.println("The password above is not in force: another UI was first, and has"
                                        + " printed the one that is.");
                            }
                            generatedPassword = null;
                        })
                        .mapEmpty();
    }

    /**
     * Replaces the stored password by the configured one if they differ. If another UI that starts at the same time stores
     * it first, its hash is kept.
     */
    private Future<Void> applyConfiguredPassword(String stored) {
        return passwords
                .isCorrect(name, configuredPassword)
                .compose(isCurrent -> isCurrent
                        ? Future.succeededFuture()
                        : passwords
                                .hash(configuredPassword)
                                .compose(hash -> operators.change(name, stored, hash))
                                .compose(changed -> changed ? Future.succeededFuture() : ensureExists()));
    }
}
