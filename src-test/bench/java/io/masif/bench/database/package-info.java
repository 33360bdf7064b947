/**
 * Direct access to the database of a measurement: counted statements, and rows as masters and UIs would have written them.
 *
 * <p>{@code StoredFleet, StoredDecisions → DatabaseClient}
 */
package io.masif.bench.database;
