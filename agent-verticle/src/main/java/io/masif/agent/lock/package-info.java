/**
 * Which processes hold the locks of apt and dpkg. It locks nothing itself; the lock of the agent's own folder is in
 * {@code process}.
 *
 * <p>AptLocks → Holder → OrphanedDpkg.
 */
package io.masif.agent.lock;
