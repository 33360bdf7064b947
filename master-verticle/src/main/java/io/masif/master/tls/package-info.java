/**
 * What is kept of the certificates of clients, and of handshakes that fail. Which certificates are trusted is decided in
 * {@code trust}; how the TLS engine is set up is in {@code vertx}.
 *
 * <p>A chain: ChainFingerprint → PeerChain → CertificateKey.
 */
package io.masif.master.tls;
