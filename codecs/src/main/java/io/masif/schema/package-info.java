/**
 * The version of the schema that a database has, and which masters and UIs may work with it.
 *
 * <p>Not here: what creates it ({@code io.masif.master.schema}).
 */
package io.masif.schema;
