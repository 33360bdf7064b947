/**
 * The classes of hosts that plan exactly the same.
 *
 * <p>Not here: what a page shows of them (room {@code view.plan}).
 *
 * <p>Flow: {@code FindPlanClasses -> OrderedPlans -> PlanSizes}.
 */
package io.masif.ui.fleet.plan;
