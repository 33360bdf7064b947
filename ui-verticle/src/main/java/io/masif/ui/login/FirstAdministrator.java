package io.masif.ui.login;

import io.masif.ui.account.FirstOperator;
import io.masif.ui.password.PasswordCheck;
import io.masif.ui.session.Tokens;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ensures that there is an operator: where there is none, an administrator with the configured name is added, and with the
 * configured password or a generated one. Once there are operators, the configuration says nothing about them.
 */
final class FirstAdministrator {
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private final FirstOperator operators;
    private final PasswordCheck passwords;
    private final String name;
    private final String configuredPassword;
    private String generatedPassword;

    /** @param configuredPassword the password; null to generate one */
    FirstAdministrator(Pool pool, PasswordCheck passwords, String name, String configuredPassword) {
        this.operators = new FirstOperator(pool);
        this.passwords = passwords;
        this.name = name;
        this.configuredPassword = configuredPassword;
    }

    /** Fails while the database is not ready; may be called again. */
    Future<Void> ensureExists() {
        return operators.isMissing().compose(isMissing -> isMissing ? addAccount() : checkGeneratedPassword());
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
            System.out.println("First start: user=" + name + " password=" + generatedPassword);
        }
        return generatedPassword;
    }

    /** There are operators: this UI stored the first although the write seemed to fail, or another UI did. */
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
}
