package io.masif.ui.fleet.query;

/** The message by which a query reaches the index; answered by an {@link IndexAnswer}. */
public record IndexRequest(IndexQuery<?> query) {
    /** Where to send it. */
    public static final String ADDRESS = "ui.index";
}
