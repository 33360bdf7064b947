/**
 * The vocabulary of all processes: actions, plans, runs, versions and digests, as immutable values that are validated when they
 * are created. Not here: facts about hosts (domain.host), decisions (decision), and forms on the wire (wire).
 * Flow: {@code Plan → Action → Digest}; {@code Run → Action, Result}; {@code ApprovalPattern} matches an {@code Action}.
 */
package io.masif.domain;
