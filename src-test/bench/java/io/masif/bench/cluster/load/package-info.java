/**
 * Hosts that report all the time and a program that approves each second, the answers that they got, and those that they may get.
 * Not here: what the database has.
 */
package io.masif.bench.cluster.load;
