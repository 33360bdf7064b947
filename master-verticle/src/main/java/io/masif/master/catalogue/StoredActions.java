package io.masif.master.catalogue;

import io.masif.domain.Digest;
import io.masif.master.store.StoredAction;
import java.util.Map;

/**
 * Actions that the database has.
 *
 * @param revision the revision of the catalogue up to which they are there
 * @param byDigest not to be changed
 */
public record StoredActions(long revision, Map<Digest, StoredAction> byDigest) {}
