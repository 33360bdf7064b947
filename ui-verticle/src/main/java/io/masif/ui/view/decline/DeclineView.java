package io.masif.ui.view.decline;

import io.masif.ui.view.approval.summary.DecisionParts;

/** A decline on its own page. */
public record DeclineView(DeclineProgress progress, DecisionParts parts) {}
