package io.masif.master;

import io.masif.clock.DatabaseClock;
import io.masif.management.Health;
import io.masif.master.approval.ApprovalState;
import io.masif.master.database.StorageState;
import io.vertx.core.Vertx;
import java.util.Optional;

/** Whether the master is ready: the schema is right, approvals are fresh, reports can be stored, and the server listens. */
final class MasterHealth {
    private volatile String schemaProblem = "the schema has not been checked yet";
    private volatile boolean isListening;
    private final ApprovalState approvals;
    private final StorageState storage;
    private final DatabaseClock clock;

    MasterHealth(Vertx vertx) {
        approvals = ApprovalState.of(vertx);
        storage = StorageState.of(vertx);
        clock = DatabaseClock.of(vertx);
    }

    Health readiness() {
        return new Health()
                .addCheck(() -> isListening ? Optional.empty() : Optional.of("agents cannot connect yet"))
                .addCheck(() -> Optional.ofNullable(schemaProblem))
                .addCheck(() -> approvals.staleness(System.nanoTime()))
                .addCheck(storage::problem)
                .addWarning(clock::warning);
    }

    void setListening() {
        isListening = true;
    }

    void setSchemaReady() {
        schemaProblem = null;
    }

    void setSchemaProblem(String reason) {
        schemaProblem = "the schema is not ready: " + reason;
    }
}
