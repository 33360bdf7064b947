package io.masif.ui.view.rule;

import io.masif.ui.view.ActionKey;
import java.time.Instant;

/**
 * A pending action that a rule matches.
 *
 * @param hosts for how many of the rule's hosts it is pending
 * @param approvesAt from when on the rule approves it
 * @param isRevoked whether the current version of the rule has approved it, and an operator revoked that
 */
public record ForecastAction(ActionKey key, int hosts, Instant approvesAt, boolean isRevoked) {}
