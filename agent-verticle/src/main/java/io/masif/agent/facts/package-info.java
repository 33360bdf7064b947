/**
 * The facts about a host that a report contains. The plan and the problem of the host are not made here.
 *
 * <p>Flow: {@link FileFacts} → {@link QueriedFacts} ({@link PinnedPackages}, {@link Needrestart}).
 */
package io.masif.agent.facts;
