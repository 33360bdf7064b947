package io.masif.ui.view.packages;

import io.masif.domain.DebianVersion;

/** A version in Debian's order. */
record VersionOrder(String version) implements Comparable<VersionOrder> {
    /** Null for null. */
    static VersionOrder of(String version) {
        return version == null ? null : new VersionOrder(version);
    }

    @Override
    public int compareTo(VersionOrder other) {
        return DebianVersion.compare(version, other.version);
    }
}
