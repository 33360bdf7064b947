/**
 * Certificates of thousands of simulated hosts, signed in this process. Not for servers: those have {@code io.masif.rig.Pki}.
 *
 * <p>{@code Authority → Identities → Connector}
 */
package io.masif.bench.certificate;
