/**
 * UI processes that are killed by SIGKILL at chosen statements, and started again.
 *
 * <p>Not here: how the statements are known ({@code database.relay}), what is done meanwhile and has to hold ({@code rollout}).
 *
 * <p>Flow: {@code UiProcesses -> UiProcess -> StatementRelay -> KillPoints -> OpenTransactions -> KilledStep -> KillPoint}.
 */
package io.masif.rig.kill;
