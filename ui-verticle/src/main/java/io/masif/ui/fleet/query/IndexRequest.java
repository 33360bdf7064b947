package io.masif.ui.fleet.query;

/**
 * The message by which a query reaches the index; answered by an {@link IndexAnswer}.
 *
 * @param isLastSeenNeeded whether the index reads before when hosts were last seen, which has no revision
 */
public record IndexRequest(IndexQuery<?> query, boolean isLastSeenNeeded) {
    /** Where to send it. */
    public static final String ADDRESS = "ui.index";
}
