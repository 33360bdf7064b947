/**
 * What every store of the UI needs of the database: columns, revisions, the schema's version, short transactions,
 * reading in slices, and sentences for errors.
 *
 * <p>Not here: statements about hosts, decisions or operators (rooms {@code store}, {@code decision}, {@code
 * password}, {@code session}).
 *
 * <p>Flow: {@code ShortTransaction -> SqlConnection -> DatabaseErrors}.
 */
package io.masif.ui.database;
