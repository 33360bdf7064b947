/**
 * What demo and tests run on: a database, a PKI, archives, sandboxed hosts, and the real processes. No assertions,
 * and nothing of one module only.
 *
 * <p>{@code Fleet → EmbeddedDatabase, Service, Host → Sandbox → Archive → DebPackage}
 */
package io.masif.rig;
