/** What the demo and the tests are played on: a database, a PKI, archives, sandboxed hosts, and the real processes. */
package io.masif.rig;
