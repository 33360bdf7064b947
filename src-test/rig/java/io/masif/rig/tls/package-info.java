/**
 * A certificate authority in a folder, by the openssl command, and a client with a certificate that reports as an
 * existing agent does.
 * The authorities of the tools in the manual are in the master's tests.
 *
 * <p>Pki; ForeignClient.
 */
package io.masif.rig.tls;
