/**
 * What connections cost that stay open, and that come back when a master is lost. Which measurement is which word of the
 * command line, is in {@code measurement}.
 *
 * <p>{@code HeldReportsCost; Reconnect, LostMaster → ReconnectingHosts}
 */
package io.masif.bench.connection;
