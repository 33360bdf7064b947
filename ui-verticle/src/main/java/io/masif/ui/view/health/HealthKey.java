package io.masif.ui.view.health;

import io.masif.domain.Digest;
import io.masif.domain.host.FoundSentence;

/**
 * What hosts have in common.
 *
 * @param value a package, a service, a file, a version, the name of a host; empty if there is none
 * @param reason a second text, as hosts report it; null if there is none
 * @param amount see {@link HealthSubject.Amount}; null if there is none
 */
public record HealthKey(String value, String reason, Long amount) {
    private static final int ID_LENGTH = 16;

    /** Without an amount and a second text. */
    public static HealthKey of(String value) {
        return new HealthKey(value == null ? "" : value, null, null);
    }

    /** With a sentence of a host as its second text, equal on all hosts with the same problem. */
    public static HealthKey ofSentence(String value, String sentence) {
        return new HealthKey(value, FoundSentence.toGroup(sentence), null);
    }

    /** The text that a search reads. */
    String searchText() {
        return reason == null ? value : value + " " + reason;
    }

    /** A short text that identifies value and reason, for an address: both may be long. */
    public String id() {
        return Digest.ofText(value + "\n" + reason).hex().substring(0, ID_LENGTH);
    }
}
