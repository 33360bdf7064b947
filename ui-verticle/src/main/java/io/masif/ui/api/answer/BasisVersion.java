package io.masif.ui.api.answer;

import io.masif.wire.JsonMembers;

/** Reads the version of something that a request changes: it is refused if another version is the current one. */
public final class BasisVersion {
    private BasisVersion() {}

    /** The member {@code version}; 0 if it is absent. */
    public static int read(JsonMembers members) {
        Long version = members.getInteger("version");
        if (version != null && (version < 1 || version > Integer.MAX_VALUE)) {
            throw members.createFailure("version", "the number of the version that is changed", version.toString());
        }
        return version == null ? 0 : version.intValue();
    }
}
