/**
 * Refused certificates of clients: the reason, the metric and the log line. Which certificates are refused is decided in
 * {@code trust} and {@code connection}.
 *
 * <p>A failed handshake: CertificateRefusals → HandshakeReader → CertificateRefusal → RefusalReason.
 */
package io.masif.master.refusal;
