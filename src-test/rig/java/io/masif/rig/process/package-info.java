/**
 * Processes, folders, ports and conditions: what tests start, wait for and remove.
 * What the processes do is not known here.
 *
 * <p>Ports → Command → ClassArchive → Service (Haproxy) → Await → Leftovers.
 */
package io.masif.rig.process;
