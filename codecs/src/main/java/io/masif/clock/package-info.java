/**
 * The clocks of other machines, compared with each other. Not here: the clocks of hosts, which only the master compares.
 * Flow: {@code DatabaseClock} is measured by each query of the approvals; {@code HttpDate} reads what clients send; both give a
 * {@code ClockDifference}.
 */
package io.masif.clock;
