/**
 * Certificates and keys, as all processes read, check and use them. Not here: whom the master or an agent trusts, which is in
 * {@code io.masif.master.trust} and {@code io.masif.agent.client}; the native library ({@code boot.tls.openssl}).
 * Flow: {@code TlsConfiguration → IdentityFiles → CertificateFile, PrivateKeyFile (PemBlocks) → TlsIdentity}; {@code
 * FileFingerprint} notices changed files, {@code ExpiryWarning} those that expire, {@code CommonName} reads the name.
 */
package io.masif.boot.tls;
