package io.masif.agent.select;

import io.masif.domain.Action;
import java.util.Map;

/**
 * The actions of one run, with the preferences and hashes that they were approved for.
 *
 * @param preferences apt's preferences in this run
 * @param hashes SHA256 or SHA512 of the files that are unpacked, in hexadecimal digits
 */
public record ApprovedRun(Selection selection, String preferences, Map<Action, String> hashes) {
    /** Without actions. */
    public static final ApprovedRun EMPTY = withoutFiles(Selection.EMPTY);

    public ApprovedRun {
        hashes = Map.copyOf(hashes);
    }

    /** A run of dpkg, or of restarts. */
    public static ApprovedRun withoutFiles(Selection selection) {
        return new ApprovedRun(selection, "", Map.of());
    }
}
