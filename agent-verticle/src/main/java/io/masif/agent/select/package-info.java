/**
 * The selection of approved actions that a run can execute without any other, and the reasons why the others are blocked.
 * Nothing is executed here.
 *
 * <p>Flow: {@link Selector} → {@link PinnedApt} → {@link TrialSimulation} → {@link ArchiveFiles} →
 * {@link ApprovedRun}; for the others {@link Relations} → {@link MissingApprovals}.
 */
package io.masif.agent.select;
