package io.masif.ui.operator;

import io.masif.ui.view.operator.Operator;

/**
 * An enabled operator with the hash of the password.
 *
 * @param hash never logged
 */
public record StoredPassword(Operator operator, String hash) {
    /** Without the hash. */
    @Override
    public String toString() {
        return operator.name();
    }
}
