package io.masif.agent.select;

import io.masif.domain.Action;
import java.util.Map;

/**
 * What one run executes.
 *
 * @param preferences those of apt in this run
 * @param hashes of the files that are unpacked, SHA256 or SHA512 in hexadecimal digits
 */
public record ApprovedRun(Selection selection, String preferences, Map<Action, String> hashes) {
    static final ApprovedRun EMPTY = withoutFiles(Selection.EMPTY);

    public ApprovedRun {
        hashes = Map.copyOf(hashes);
    }

    /** A run of dpkg. */
    public static ApprovedRun withoutFiles(Selection selection) {
        return new ApprovedRun(selection, "", Map.of());
    }
}
