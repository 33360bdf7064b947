/**
 * Hosts that report all the time and a program that approves each second, what they were told, and what they may be told. What
 * the database has is not looked at here.
 */
package io.masif.bench.cluster.load;
