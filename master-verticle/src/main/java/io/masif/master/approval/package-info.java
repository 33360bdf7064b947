/**
 * The approvals, declines and retries that answers are made from: read from the database ten times a second, and published to all
 * event loops. The decisions themselves and their index are in {@code io.masif.decision}; they are made in the UI.
 *
 * <p>{@link io.masif.master.approval.ApprovalVerticle} → {@link io.masif.master.approval.SnapshotReader} →
 * {@link io.masif.master.approval.GroupLoader}, {@link io.masif.master.approval.RecordReader} → {@code DecisionStore} →
 * {@link io.masif.master.approval.DecisionUpdate} →
 * {@link io.masif.decision.EffectiveDecisions} →
 * {@link io.masif.master.approval.ApprovalSnapshot} → {@link io.masif.master.approval.ApprovalState}.
 */
package io.masif.master.approval;
