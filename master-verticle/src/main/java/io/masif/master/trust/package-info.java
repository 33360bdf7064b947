/**
 * Which agents the master trusts: authorities, revocation lists, and the checks of certificates within the handshake. TLS
 * itself is in {@code io.masif.master.tls}, refused certificates are counted in {@code io.masif.master.refusal}.
 *
 * <p>{@link io.masif.master.trust.TrustVerticle} reads {@link io.masif.master.trust.TrustFiles} when they have changed, and
 * puts a new {@link io.masif.master.trust.Trust} ({@link io.masif.master.trust.Authorities},
 * {@link io.masif.master.trust.Revocations}) into force in {@link io.masif.master.trust.AgentTrust}, which checks each chain
 * by {@link io.masif.master.trust.ChainCheck}.
 */
package io.masif.master.trust;
