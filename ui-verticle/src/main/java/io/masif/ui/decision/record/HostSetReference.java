package io.masif.ui.decision.record;

import io.masif.decision.Scope;

/**
 * The hosts of a stored decision or revocation.
 *
 * @param hostSet the number of the set of hosts that the scope refers to; null if all hosts are meant
 */
public record HostSetReference(Scope scope, Long hostSet) {}
