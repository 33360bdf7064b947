package io.masif.master;

import io.masif.management.Health;
import io.masif.master.approval.Snapshot;
import io.vertx.core.Vertx;
import java.util.Optional;

/** Whether agents may be sent here: the schema is right, the approvals are fresh, and somebody listens. */
final class MasterHealth {
    private volatile String schema = "the schema has not been looked at yet";
    private volatile boolean listening;
    private volatile Snapshot approvals;

    MasterHealth(Vertx vertx) {
        vertx.eventBus().<Snapshot>localConsumer(Snapshot.ADDRESS, message -> approvals = message.body());
    }

    Health readiness() {
        return new Health()
                .require(() -> listening ? Optional.empty() : Optional.of("agents cannot connect yet"))
                .require(() -> Optional.ofNullable(schema))
                .require(this::stale);
    }

    /** The latest; null if none has been read yet. */
    Snapshot approvals() {
        return approvals;
    }

    void listening() {
        listening = true;
    }

    void schemaReady() {
        schema = null;
    }

    void schemaTrouble(String reason) {
        schema = "the schema is not ready: " + reason;
    }

    private Optional<String> stale() {
        Snapshot latest = approvals;
        if (latest == null) {
            return Optional.of("the approvals have not been read yet");
        }
        long now = System.nanoTime();
        return latest.fresh(now)
                ? Optional.empty()
                : Optional.of(
                        "the database has not answered for " + latest.age(now).toSeconds() + " s");
    }
}
