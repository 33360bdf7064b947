package io.masif.ui.fleet.rule;

import io.masif.flow.AsyncLoop;
import io.masif.ui.rule.RuleRecords;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;

/** Brings the table of rules up to date. */
public final class RuleLoader {
    private final SqlConnection connection;
    private final RuleTable target;

    public RuleLoader(SqlConnection connection, RuleTable target) {
        this.connection = connection;
        this.target = target;
    }

    /** Reads versions that are new. */
    public Future<Void> loadVersions() {
        return RuleRecords.findVersions(connection, target.lastVersion()).map(found -> {
            target.putVersions(found);
            return null;
        });
    }

    /** Reads rollouts that are new. The versions must have been read. */
    public Future<Void> loadStarted() {
        return AsyncLoop.repeatWhile(
                () -> RuleRecords.findStarted(connection, target.known().lastRollout())
                        .map(found -> {
                            target.putStarted(found);
                            return !found.isEmpty();
                        }));
    }

    /** Reads decisions that are new. The versions must have been read. */
    public Future<Void> loadDecided() {
        return AsyncLoop.repeatWhile(
                () -> RuleRecords.findDecided(connection, target.known().lastDecision())
                        .map(found -> {
                            target.putDecided(found);
                            return !found.isEmpty();
                        }));
    }
}
