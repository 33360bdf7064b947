/**
 * Connections to the database: address, TLS, pools, the classification of their failures, and what is repeated after a conflict
 * ({@code ConflictRetry}). Not here: statements, which are in the stores of master and UI.
 * Flow: {@code DatabaseConfiguration (DatabaseAddress, DatabaseTls) → DatabasePool (ServerSelection, if there are several
 * servers)}; failures become a
 * {@code ConnectionFailure}.
 */
package io.masif.boot.database;
