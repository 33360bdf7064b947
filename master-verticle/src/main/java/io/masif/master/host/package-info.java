/**
 * The hosts in memory: their rows as this master last read or wrote them, and the answers that they get when they report the
 * same again. Rows are written in {@code io.masif.master.write}.
 *
 * <p>{@link io.masif.master.host.HostCache} holds a {@link io.masif.master.host.HostEntry} for each host, which may have a
 * {@link io.masif.master.host.CachedAnswer}; {@link io.masif.master.host.LastSeenWriter} writes when unchanged hosts were
 * last seen; {@link io.masif.master.host.RemovedHosts} evicts those that somebody removed;
 * {@link io.masif.master.host.StoredReport} is the reply when a report was written.
 */
package io.masif.master.host;
