package io.masif.ui.view.pending;

/**
 * For how many hosts an action that they plan is not pending because it was decided against.
 *
 * @param declined for how many it is declined
 * @param deferred for how many it is deferred
 */
public record PendingDeclines(int declined, int deferred) {}
