/** A fleet of hosts that only report, to measure what a master and its database bear. */
package io.masif.bench;
