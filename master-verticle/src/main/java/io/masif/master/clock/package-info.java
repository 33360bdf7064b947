/**
 * The clocks of hosts, compared with the database's clock. The database's clock itself is in {@code io.masif.clock}.
 *
 * <p>{@link io.masif.master.clock.HostClocks} measures each report's date, {@link io.masif.master.clock.RunTimes} corrects the
 * times of runs by it, and {@link io.masif.master.clock.HostClockVerticle} stores the differences.
 */
package io.masif.master.clock;
