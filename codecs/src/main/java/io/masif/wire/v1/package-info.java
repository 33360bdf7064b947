/**
 * The JSON of version 1 of the agents' protocol: Task → PrintedVersion. It is answered with the tasks that are approved.
 */
package io.masif.wire.v1;
