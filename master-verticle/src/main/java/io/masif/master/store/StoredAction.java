package io.masif.master.store;

import io.masif.domain.Action;
import io.masif.domain.Digest;

/**
 * An action that the database has.
 *
 * @param id its number there
 * @param digest the action's, computed once
 */
public record StoredAction(long id, Digest digest, Action action) {}
