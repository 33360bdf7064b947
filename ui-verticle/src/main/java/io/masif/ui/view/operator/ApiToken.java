package io.masif.ui.view.operator;

import java.time.Instant;

/**
 * A token by which a program acts as an operator; what it consists of is not stored.
 *
 * @param role what it allows, at most the operator's own role
 * @param lastUsed to the minute; null if it was never used
 */
public record ApiToken(long id, String name, Role role, Instant created, Instant expires, Instant lastUsed) {
    public boolean isExpired(Instant now) {
        return !expires.isAfter(now);
    }
}
