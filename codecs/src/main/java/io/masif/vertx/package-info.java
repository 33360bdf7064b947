/**
 * What extends or calls classes of Vert.x that are not part of its API: request decoding, the counters of connection
 * pools, the sockets of their connections, also of those that are being opened, and what these lead to. Nothing else below
 * {@code io.masif} may import them, except {@code io.masif.master.vertx}. What to check when Vert.x is upgraded:
 * docs/decisions/0029-internal-classes-of-vertx.md. Nothing here knows any other package of ours.
 */
package io.masif.vertx;
