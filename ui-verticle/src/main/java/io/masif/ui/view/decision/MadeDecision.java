package io.masif.ui.view.decision;

import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.approval.AuthoredDecision;

/** A decision with its kind. */
public record MadeDecision(DecisionKind kind, AuthoredDecision decision) {}
