package io.masif.agent.apt;

import io.masif.domain.Action;
import java.util.Map;

/**
 * What one run executes.
 *
 * @param preferences those of apt in this run
 * @param hashes of the files that are unpacked, SHA256 or SHA512 in hexadecimal digits
 */
record ApprovedRun(Selection selection, String preferences, Map<Action, String> hashes) {
    static final ApprovedRun NOTHING = withoutFiles(Selection.NOTHING);

    ApprovedRun {
        hashes = Map.copyOf(hashes);
    }

    /** A run of dpkg. */
    static ApprovedRun withoutFiles(Selection selection) {
        return new ApprovedRun(selection, "", Map.of());
    }
}
