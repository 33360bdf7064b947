/**
 * Answers of version 2 that are held back until they tell something new, or the time that the report asked for is over. How a
 * report is stored, and how its answer is sent, is in {@code endpoint}.
 *
 * <p>HoldRequest → HeldReports, with a HeldReport for each; new approvals → ApprovalWalk, in slices of the event loop
 * (EventLoopSlices) → PacedAnswers (ApprovalPace) → HeldAnswerer. All event loops share HeldPlans: a HeldPlan with its
 * ActionNumbers for hosts with the same plan, and HeldActions for all plans.
 */
package io.masif.master.held;
