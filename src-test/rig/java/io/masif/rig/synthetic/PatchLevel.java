package io.masif.rig.synthetic;

/** How far a host is behind. */
public enum PatchLevel {
    /** Nothing is pending. */
    CURRENT,
    /** All updates of the last days are pending. */
    PENDING,
    /** Security updates were made, the others are pending. */
    PARTIAL,
    /** The updates of the last round are pending as well. */
    LAGGING;

    private static final int[] PERCENT = {38, 34, 16, 12};

    public static PatchLevel of(Dice dice) {
        return values()[dice.choose(PERCENT)];
    }
}
