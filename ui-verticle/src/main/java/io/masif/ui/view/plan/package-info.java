/**
 * Classes of hosts that plan exactly the same, as lists and details show them.
 *
 * <p>Not here: how they are found (room {@code fleet.plan}).
 *
 * <p>Flow: {@code PlanLists -> PlanClass -> PlanClassDetail}.
 */
package io.masif.ui.view.plan;
