package io.masif.ui.login;

import io.masif.ui.password.OperatorStore;
import io.masif.ui.password.PasswordCheck;
import io.masif.ui.session.Tokens;
import io.vertx.core.Future;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that there is one administrator, with the configured password or one that is made up. Operators come from
 * the configuration only: a stored one with another name is the administrator of an earlier configuration.
 */
final class AdministratorAccount {
    private static final Logger LOG = LoggerFactory.getLogger(AdministratorAccount.class);

    private final OperatorStore operators;
    private final PasswordCheck passwords;
    private final String name;
    private final String configuredPassword;
    private String generatedPassword;
    private boolean isRenamed;

    /** @param configuredPassword the password; null to make one up at the first start */
    AdministratorAccount(OperatorStore operators, PasswordCheck passwords, String name, String configuredPassword) {
        this.operators = operators;
        this.passwords = passwords;
        this.name = name;
        this.configuredPassword = configuredPassword;
    }

    /** Fails while the database is not ready; to be tried again then. */
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
     * Printed before it is stored: a process that dies in between has then printed a password that is not in force, and
     * the next one prints another; the other way round nobody would ever know it. Tried again, it is the same one.
     */
    private String generatePassword() {
        if (generatedPassword == null) {
            generatedPassword = Tokens.createPassword();
            System.out.println((isRenamed ? "New administrator" : "First start") + ": user=" + name + " password="
                    + generatedPassword);
        }
        return generatedPassword;
    }

    /** There is an administrator already: perhaps ours, whose storing seemed to have failed; perhaps another UI's. */
    private Future<Void> checkGeneratedPassword() {
        return generatedPassword == null
                ? Future.succeededFuture()
                : passwords
                        .isCorrect(name, generatedPassword)
                        .onSuccess(isOurs -> {
                            if (!isOurs) {
                                System.out.println("The password above is not in force: another UI was first, and has"
                                        + " told the one that is.");
                            }
                            generatedPassword = null;
                        })
                        .mapEmpty();
    }

    /**
     * The configured password is the one in force, whatever it was before. Another UI that starts at the same time may
     * store it first: its hash stays.
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
