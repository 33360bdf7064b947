package io.masif.ui.view.rule;

import io.masif.ui.view.ActionKey;
import java.time.Instant;

/** An action that a rule would have approved at that moment, had there been the rule. */
public record PastApproval(ActionKey key, Instant time) {}
