/**
 * Real database servers: the MariaDB that the build unpacks, or one that is installed, started for tests, bench and demo.
 * The schema is the master's.
 *
 * <p>ServerSetup → ServerProgram → EmptyData → EmbeddedDatabase → DatabaseTemplate → ServerConnection.
 */
package io.masif.rig.database;
