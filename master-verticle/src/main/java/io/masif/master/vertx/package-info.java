/**
 * What extends or calls classes of Vert.x and Netty that are not part of Vert.x's API: accepting connections, watching
 * them below HTTP, and BoringSSL with session tickets and alerts. Which connections are admitted, and what a refused
 * certificate means, is decided in {@code connection}, {@code trust} and {@code refusal}. Nothing else in the master may
 * import these classes. What to check when Vert.x is upgraded: docs/decisions/0029-internal-classes-of-vertx.md.
 *
 * <p>A connection: AcceptingTransport → ConnectionAdmission → UnreadAnswerTimeout, HandshakeTurn → PacedHandshakes,
 * HandshakeWatch → ResumingEngine → TlsAlert.
 */
package io.masif.master.vertx;
