package io.masif.ui.instance;

import io.masif.instance.InstanceStore;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.view.instance.InstanceList;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;

/** Reads which masters and UIs run. */
public final class InstanceReader {
    private final Pool pool;

    public InstanceReader(Pool pool) {
        this.pool = pool;
    }

    /** All that were seen within a day; fails with a {@link io.masif.failure.Failure} if the database is not available. */
    public Future<InstanceList> findAll() {
        return InstanceStore.findAll(pool).map(InstanceList::new).recover(DatabaseErrors::failRead);
    }
}
