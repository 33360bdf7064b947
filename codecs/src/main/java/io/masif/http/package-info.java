/**
 * What all HTTP servers have in common: checks of a request before its path is considered, idle connections, the log of
 * refusals, and the ports at which they listen. Decoding requests is in {@code io.masif.vertx}.
 *
 * <p>A request: IdleConnectionReaper → RequestCheck → RefusalLog.
 */
package io.masif.http;
