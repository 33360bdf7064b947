package io.masif.ui.store;

/**
 * The outcome of an operator's request to decide.
 *
 * @param id the decision's number
 * @param created whether the request made it; false if it was there already
 */
public record StoredDecision(long id, boolean created) {}
