package io.masif.ui;

import io.masif.ui.account.OperatorChanges;
import io.masif.ui.account.OperatorStore;
import io.masif.ui.operator.OperatorName;
import io.masif.ui.operator.PasswordStore;
import io.masif.ui.password.PasswordCheck;
import io.masif.ui.session.Tokens;
import io.masif.ui.view.operator.OperatorAccount;
import io.masif.ui.view.operator.Role;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.function.Function;

/** Lists and changes operators, and prints what came of it. A failure is a sentence. */
final class OperatorConsole {
    /** The actor of the events. */
    private static final String ACTOR = "command-line";

    private final OperatorStore store;
    private final OperatorChanges changes;
    private final PasswordCheck passwords;

    OperatorConsole(Vertx vertx, Pool pool) {
        this.store = new OperatorStore(pool);
        this.changes = new OperatorChanges(pool);
        this.passwords = new PasswordCheck(vertx, new PasswordStore(pool), 1);
    }

    Future<Void> list() {
        return store.list()
                .onSuccess(accounts -> accounts.forEach(account -> System.out.println(describe(account))))
                .mapEmpty();
    }

    private static String describe(OperatorAccount account) {
        return account.operator().name() + " role=" + account.operator().role().word() + " state="
                + (account.isEnabled() ? "enabled" : "disabled") + " sessions=" + account.sessions() + " tokens="
                + account.tokens();
    }

    Future<Void> add(String name, Role role) {
        OperatorName.require(name);
        return createPassword(name)
                .compose(hash -> changes.add(ACTOR, name, role, hash))
                .onSuccess(added -> System.out.println(
                        "The operator is added. The password has to be changed at the first" + " login."));
    }

    Future<Void> disable(String name) {
        return change(name, id -> changes.disable(ACTOR, id), "The operator is disabled.");
    }

    Future<Void> enable(String name) {
        return change(name, id -> changes.enable(ACTOR, id), "The operator is enabled.");
    }

    Future<Void> rename(String name, String newName) {
        return change(name, id -> changes.rename(ACTOR, id, newName), "The operator is renamed.");
    }

    Future<Void> changeRole(String name, Role role) {
        return change(name, id -> changes.changeRole(ACTOR, id, role), "The role is " + role.word() + ".");
    }

    Future<Void> resetPassword(String name) {
        return store.get(name).compose(account -> createPassword(name)
                .compose(hash -> changes.resetPassword(ACTOR, account.operator().id(), hash))
                .onSuccess(reset -> System.out.println(describeReset(account))));
    }

    private static String describeReset(OperatorAccount account) {
        return account.isEnabled()
                ? "It is in force, and has to be changed at the next login. Sessions are ended, tokens are revoked."
                : "It has to be changed at the next login. But the operator is disabled: operator enable "
                        + account.operator().name();
    }

    /** Prints the password before it is stored: if the database's answer is lost, the password is still known. */
    private Future<String> createPassword(String name) {
        String password = Tokens.createPassword();
        return passwords
                .hash(password)
                .onSuccess(hash -> System.out.println("New password: user=" + name + " password=" + password));
    }

    private Future<Void> change(String name, Function<Long, Future<Void>> change, String sentence) {
        return store.get(name)
                .compose(account -> change.apply(account.operator().id()))
                .onSuccess(changed -> System.out.println(sentence));
    }
}
