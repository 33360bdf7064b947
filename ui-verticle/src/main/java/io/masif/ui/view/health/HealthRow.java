package io.masif.ui.view.health;

/**
 * A row of a subject.
 *
 * @param hosts how many hosts have it
 */
public record HealthRow(HealthKey key, int hosts) {
    public String value() {
        return key.value();
    }

    /** Null if there is none. */
    public String reason() {
        return key.reason();
    }

    /** Null if there is none. */
    public Long amount() {
        return key.amount();
    }
}
