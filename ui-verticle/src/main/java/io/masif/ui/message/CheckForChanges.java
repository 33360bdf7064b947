package io.masif.ui.message;

/** Requests a check for changes. The reply, a {@link FleetChange}, is sent when all earlier commits have been read. */
public record CheckForChanges() {
    /** Where to send it. */
    public static final String ADDRESS = "ui.check";
}
