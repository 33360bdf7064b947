package io.masif.ui.group.change;

import io.masif.ui.database.ShortTransaction;
import io.masif.ui.group.GroupDraft;
import io.masif.ui.language.Text;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates, changes and removes groups on request of an operator. */
public final class GroupWriter {
    private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    private static final Text UNKNOWN_OUTCOME = Text.of("refusal.unknown.group");

    private final Pool pool;
    private final Supplier<Future<Void>> refreshIndex;

    /** @param refreshIndex lets the next answers take a change into account */
    public GroupWriter(Pool pool, Supplier<Future<Void>> refreshIndex) {
        this.pool = pool;
        this.refreshIndex = refreshIndex;
    }

    /**
     * Creates a group. Fails with a conflict if there is one of that name.
     *
     * @param isDisconnected whether the client no longer waits for the answer
     */
    public Future<Void> create(GroupDraft draft, String actor, BooleanSupplier isDisconnected) {
        return run(
                "created",
                draft.definition().name(),
                isDisconnected,
                connection -> GroupChanges.create(connection, draft, actor));
    }

    /**
     * Changes a group. Fails with a conflict if there is another one of its new name, and not found if it was removed.
     *
     * @param seen the digest of the definition that the operator has seen: a conflict if it is neither that nor the new one by
     *     now; null to change it whatever it is
     */
    public Future<Void> change(int id, GroupDraft draft, String seen, String actor, BooleanSupplier isDisconnected) {
        return run(
                "changed",
                draft.definition().name(),
                isDisconnected,
                connection -> GroupChanges.change(connection, id, draft, seen, actor));
    }

    /**
     * Removes a group. Fails with a conflict if something in force names it, and not found if it was removed.
     *
     * @param seen the digest of the definition that the operator has seen: a conflict if it is another one by now; null to remove
     *     it whatever it is
     */
    public Future<Void> remove(int id, String name, String seen, String actor, BooleanSupplier isDisconnected) {
        return run(
                "removed", name, isDisconnected, connection -> GroupChanges.remove(connection, id, name, seen, actor));
    }

    private Future<Void> run(
            String what, String name, BooleanSupplier isDisconnected, Function<SqlConnection, Future<Void>> work) {
        return new ShortTransaction(pool, TIME_LIMIT, isDisconnected, UNKNOWN_OUTCOME)
                .run(work)
                .onSuccess(done -> LOG.info("group {} name={}", what, name))
                .compose(done -> refreshIndex.get());
    }
}
