/**
 * Names of hosts by their numbers, and hosts by names, in the index of the fleet.
 *
 * <p>Not here: searching names (room {@code fleet.host}).
 *
 * <p>HostNames.
 */
package io.masif.ui.fleet.name;
