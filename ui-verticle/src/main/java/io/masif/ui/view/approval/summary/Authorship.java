package io.masif.ui.view.approval.summary;

import io.masif.ui.view.rule.DecisionOrigin;
import java.time.Instant;

/**
 * Who decided, when, and why.
 *
 * @param author the operator, or who made the rule
 * @param comment null if there is none
 * @param origin the rule or rollout that decided; null if the author did
 */
public record Authorship(String author, String comment, Instant created, DecisionOrigin origin) {}
