/**
 * The fuzzer's command, and how a campaign goes on. What it sends is in {@code input}, what it accepts in {@code check} and {@code server}.
 *
 * <p>{@code Main → Campaign → Subject → Target → Finding}
 */
package io.masif.fuzz;
