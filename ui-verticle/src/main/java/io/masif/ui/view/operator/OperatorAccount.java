package io.masif.ui.view.operator;

import java.time.Instant;

/**
 * The account of an operator, for administrators.
 *
 * @param disabled when it was disabled; null if it is enabled
 * @param sessions how many sessions it has
 * @param tokens how many tokens it has, also expired ones
 */
public record OperatorAccount(Operator operator, Instant created, Instant disabled, int sessions, int tokens) {
    public boolean isEnabled() {
        return disabled == null;
    }
}
