/**
 * HTTPS of the UI's own: its certificate, and how a renewed one comes into force without a restart.
 *
 * <p>Not here: certificates and keys as files ({@code io.masif.boot.tls}), and HTTPS of a proxy in front of the UI
 * ({@code io.masif.ui.http.TrustedProxies}).
 *
 * <p>Flow: {@code WebTls -> HttpsServer}; later {@code CertificateVerticle -> CertificateState, HttpsServer}.
 */
package io.masif.ui.tls;
