/**
 * What all statements share: transactions, bulk statements, the classification of failures, and whether reports can be stored
 * at all. The tables are in {@code io.masif.master.store}.
 *
 * <p>{@link io.masif.master.database.SerialTransactions} executes, {@link io.masif.master.database.BulkStatement} divides,
 * {@link io.masif.master.database.DatabaseErrors} retries and describes, {@link io.masif.master.database.StorageState}
 * remembers, {@link io.masif.master.database.DatabaseDistance} measures.
 */
package io.masif.master.database;
