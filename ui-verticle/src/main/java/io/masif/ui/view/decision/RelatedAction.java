package io.masif.ui.view.decision;

import io.masif.ui.view.ActionKey;

/**
 * A pending action that is not chosen, and without which hosts may be unable to execute what is chosen.
 *
 * @param hosts on how many of the hosts it is pending
 * @param neededBy the chosen action that waits for it; null if it is only in the same plans
 */
public record RelatedAction(ActionKey key, int hosts, ActionKey neededBy) {}
