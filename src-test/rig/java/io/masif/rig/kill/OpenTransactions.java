package io.masif.rig.kill;

import io.masif.rig.database.relay.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the UI processes have said in the transactions that they have begun. */
final class OpenTransactions {
    private static final String BEGIN = "BEGIN";
    private static final String COMMIT = "COMMIT";
    private static final String ROLLBACK = "ROLLBACK";
    /** The first statement of transactions of engines, with the name of a lease. */
    private static final String USE_LEASE = "UPDATE lease SET uses";

    private static final List<String> LEASES = List.of("rollouts", "rules", "notifications");
    /** What is in the first statements of transactions that operators have done. */
    private static final List<String> BEGINNINGS = List.of("rollout", "host_set", "UPDATE counter");

    private final Map<Connection, List<Statement>> open = new HashMap<>();

    private record Connection(int ui, long number) {}

    /**
     * How far a transaction is; a step that is one statement is one by itself.
     *
     * @param step what it is about, as far as that is known
     * @param statements all of it until now, without its begin; none if there is no transaction
     * @param isEnd whether it is committed by its last statement
     */
    record Progress(int ui, KilledStep step, List<Statement> statements, boolean isEnd) {
        Progress {
            statements = List.copyOf(statements);
        }

        KillPoint toPoint(boolean isExecuted) {
            return new KillPoint(
                    ui,
                    step,
                    statements.get(statements.size() - 1).sql(),
                    statements.size(),
                    isExecuted,
                    isEnd && isExecuted);
        }

        boolean isAboutRollouts() {
            return !statements.isEmpty() && (step != null || isBegunForThem(statements.get(0)));
        }

        /** Whether it belongs to the engine of notifications, which also looks for what has nothing to do with rollouts. */
        boolean isOfNotifications() {
            return !statements.isEmpty() && isProtectedBy(statements.get(0), "notifications");
        }

        private static boolean isBegunForThem(Statement first) {
            return first.sql().startsWith(USE_LEASE)
                    ? LEASES.stream().anyMatch(lease -> isProtectedBy(first, lease))
                    : BEGINNINGS.stream().anyMatch(first.sql()::contains);
        }

        private static boolean isProtectedBy(Statement first, String lease) {
            return first.sql().startsWith(USE_LEASE) && first.packet().contains(lease);
        }
    }

    /** A statement that is about to be executed, or has been. */
    Progress track(int ui, Statement statement, boolean isExecuted) {
        Connection connection = new Connection(ui, statement.connection());
        boolean isCommit = statement.sql().equals(COMMIT);
        if (statement.sql().equals(BEGIN)) {
            open.put(connection, new ArrayList<>());
            return new Progress(ui, null, List.of(), false);
        }
        List<Statement> statements = open.get(connection);
        if (statements == null) {
            KilledStep step = KilledStep.of(List.of(statement)).orElse(null);
            return new Progress(ui, step, step == null ? List.of() : List.of(statement), true);
        }
        if (!isExecuted) {
            statements.add(statement);
        } else if (isCommit || statement.sql().equals(ROLLBACK)) {
            open.remove(connection);
        }
        return new Progress(ui, KilledStep.of(statements).orElse(null), statements, isCommit);
    }

    /** A process has ended. */
    void forget(int ui) {
        open.keySet().removeIf(connection -> connection.ui() == ui);
    }
}
