/**
 * The master and the UI that are fuzzed, as processes, and the connections to them. What is sent is in {@code input}.
 *
 * <p>{@code Bed → Parts → Connector → Connection → Response}
 */
package io.masif.fuzz.bed;
