package io.masif.ui.store.run;

/**
 * A row of the table run_action with its run: the outcome of an action on a host.
 *
 * @param action 0 for a run without actions
 * @param isSuperseded whether the host has a later run, which may have executed the action as well
 */
public record OutcomeRecord(int host, int action, Outcome outcome, boolean isSuperseded) {}
