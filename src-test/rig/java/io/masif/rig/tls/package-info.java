/**
 * A certificate authority in a folder, by the openssl command.
 * The authorities of the tools in the manual are in the master's tests.
 *
 * <p>Pki.
 */
package io.masif.rig.tls;
