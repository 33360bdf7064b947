package io.masif.ui.store;

/** A row of the table run_action with its run: the outcome of an action on a host. */
public record OutcomeRecord(int host, int action, Outcome outcome) {}
