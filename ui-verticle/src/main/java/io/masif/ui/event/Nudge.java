package io.masif.ui.event;

/** Asks to look for changes now. The answer, a {@link Change}, comes when what was committed before is known. */
public record Nudge() {
    /** Where to send it. */
    public static final String ADDRESS = "ui.nudge";
}
