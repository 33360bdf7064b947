/**
 * The fuzzer's command, and the course of a campaign. What it sends is in {@code input}, what it accepts in
 * {@code check} and {@code server}.
 *
 * <p>{@code Main → Campaign → Subject → Target → Finding}
 */
package io.masif.fuzz;
