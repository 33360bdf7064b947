/**
 * What is fuzzed without a server, and the rules that distinguish right reactions from wrong ones.
 *
 * <p>{@code Samples → AptTarget, GateTarget, ConfigureTarget → AptRule, GateRule → Fault}
 */
package io.masif.fuzz.check;
