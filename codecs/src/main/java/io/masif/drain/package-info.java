/**
 * Ends the servers of a process without a request that fails: it is not ready any more, then each answer closes its
 * connection, then nobody listens. Not here: closing everything else, which is {@code io.masif.boot}'s.
 *
 * <p>Flow: {@code ServiceCommand → Drain (ShutdownTimes) → DrainedServer}; who answers asks {@code Drain}.
 */
package io.masif.drain;
