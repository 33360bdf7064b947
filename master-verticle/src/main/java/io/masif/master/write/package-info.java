/**
 * Writes reports to the database: in batches, and each host's row and runs in one transaction. Requests are read and answered
 * in {@code io.masif.master.endpoint}, single tables are written by {@code io.masif.master.store}.
 *
 * <p>{@link io.masif.master.write.ReportVerticle} gives the event bus's reports to
 * {@link io.masif.master.write.ReportReceiver} → {@link io.masif.master.write.ReportBatches} →
 * {@link io.masif.master.write.ReportWriter} → {@link io.masif.master.catalogue.PlanCatalogue},
 * {@link io.masif.master.write.BatchTransaction} → {@link io.masif.master.write.HostWriter} →
 * {@link io.masif.master.store.AgentStore}.
 */
package io.masif.master.write;
