package io.masif.ui.view.plan;

/**
 * The hosts that plan exactly the same.
 *
 * @param plan the number of their plan
 * @param hosts how many hosts there are
 * @param firstHost the name of one of them
 * @param hostClass what they run, such as {@code Debian 12 amd64}; of many the first
 * @param counts how many actions they plan
 */
public record PlanClass(int plan, int hosts, String firstHost, String hostClass, PlanCounts counts) {}
