/**
 * Two machines that report under one name: how that is detected, recorded and ended. Who a sender is comes from
 * {@code connection}; the row of a conflict is in {@code store}.
 *
 * <p>A changed plan: ReportWriter → DuplicateIdentityDetector → PlanAlternation → ConflictStore.
 */
package io.masif.master.duplicate;
