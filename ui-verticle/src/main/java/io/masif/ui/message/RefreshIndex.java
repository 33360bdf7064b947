package io.masif.ui.message;

/** Has the index refreshed from the database; answered by a {@link FleetChange} without an id. */
public record RefreshIndex() {
    /** Where to send it. */
    public static final String ADDRESS = "ui.index.refresh";
}
