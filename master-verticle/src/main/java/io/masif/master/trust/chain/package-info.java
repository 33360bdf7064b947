/**
 * The check of an agent's chain of certificates, and what a refused agent is told.
 *
 * <p>{@link io.masif.master.trust.chain.ChainCheck} refuses a chain with an exception that becomes a TLS alert
 * ({@code CertificateAlert}); {@link io.masif.master.trust.chain.RefusedChain} finds the reason for log and meters.
 */
package io.masif.master.trust.chain;
