/**
 * Migrates the database's schema when a master starts. Statements on the tables are in {@code io.masif.master.store}.
 *
 * <p>{@link io.masif.master.schema.SchemaMigration} executes each {@link io.masif.master.schema.SchemaFile} that is newer than
 * the schema, and lets {@link io.masif.master.schema.TextCollation} convert the tables.
 */
package io.masif.master.schema;
