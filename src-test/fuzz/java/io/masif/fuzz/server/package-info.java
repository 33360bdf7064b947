/**
 * The servers that are fuzzed, their rules, and the hosts that have to be served meanwhile.
 *
 * <p>{@code HttpTarget, ReportTarget → HttpRule, VersionOneRule, VersionTwoRule → HonestHosts}
 */
package io.masif.fuzz.server;
