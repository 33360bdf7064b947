/**
 * How changes in the database are found by those who read them: each writer of hosts and runs numbers its own. Not here: what is
 * read, and the counters of what operators decide.
 *
 * <p>A writer takes the next number of its own in the transaction that it belongs to; a reader asks {@code FleetRevisions} for a
 * condition that selects what is newer than what it knows. {@code FleetLock} keeps all writers out for a moment.
 */
package io.masif.revision;
