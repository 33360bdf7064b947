package io.masif.ui.view;

/**
 * What a decision would concern now.
 *
 * @param actions how many actions it is about
 * @param notPending how many of them are pending on none of the hosts
 * @param removals how many of them remove a package
 * @param hosts for how many hosts one of the actions is pending
 */
public record DecisionPreview(int actions, int notPending, int removals, int hosts) {}
