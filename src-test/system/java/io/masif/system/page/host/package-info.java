/**
 * The list of hosts of a fleet of its own, from which hosts are removed.
 *
 * <p>HostTicksTest.
 */
package io.masif.system.page.host;
