/**
 * Which agents the master trusts, and when that changes. Authorities and revocation lists are in
 * {@code io.masif.master.trust.authority}, the checks of certificates within the handshake in
 * {@code io.masif.master.trust.chain}, TLS itself in {@code io.masif.master.tls}, and refused certificates are counted in
 * {@code io.masif.master.refusal}.
 *
 * <p>{@link io.masif.master.trust.TrustVerticle} reads {@link io.masif.master.trust.TrustFiles} when they have changed, and
 * puts a new {@link io.masif.master.trust.Trust} into force in {@link io.masif.master.trust.AgentTrust}, which checks each
 * chain.
 */
package io.masif.master.trust;
