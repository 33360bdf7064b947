package io.masif.ui.view.plan;

/**
 * How many actions a plan has.
 *
 * @param actions all of them
 * @param pending those that are pending for one of its hosts
 * @param security those that come from a security archive
 * @param removals those that remove a package
 */
public record PlanCounts(int actions, int pending, int security, int removals) {}
