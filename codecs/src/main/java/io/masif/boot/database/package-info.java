/**
 * Connections to the database: address, TLS, pools, and the classification of their failures. Not here: statements, which are in
 * the stores of master and UI.
 * Flow: {@code DatabaseConfiguration (DatabaseAddress, DatabaseTls) → DatabasePool (ServerSelection, if there are several
 * servers)}; failures become a
 * {@code ConnectionFailure}.
 */
package io.masif.boot.database;
