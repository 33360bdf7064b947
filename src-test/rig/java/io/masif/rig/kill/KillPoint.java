package io.masif.rig.kill;

/**
 * Where a UI process is killed.
 *
 * @param ui the number of the process
 * @param step what the transaction is about; null if that is not known before its end
 * @param sql the last statement of the process
 * @param position which statement of the transaction it is, from 1
 * @param isExecuted false if the database does not get the statement; true if it executes it, and the process does not hear of it
 * @param isCommitted whether the step has been done
 */
public record KillPoint(int ui, KilledStep step, String sql, int position, boolean isExecuted, boolean isCommitted) {
    @Override
    public String toString() {
        return "UI %d is killed %s statement %d of %s: %s"
                .formatted(
                        ui,
                        isExecuted ? "after" : "before",
                        position,
                        step == null ? "a step" : step,
                        sql.strip().lines().findFirst().orElse(""));
    }
}
