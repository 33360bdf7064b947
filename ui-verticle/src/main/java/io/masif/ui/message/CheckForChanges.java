package io.masif.ui.message;

/** Asks to look for changes now. The answer, a {@link FleetChange}, comes when what was committed before is known. */
public record CheckForChanges() {
    /** Where to send it. */
    public static final String ADDRESS = "ui.nudge";
}
