package io.masif.cli.json;

/** Takes the rows of a list as they arrive. */
public interface RowHandler {
    /** Takes a row. */
    void accept(JsonRow row);

    /** All rows of a page have arrived; asking for the next one takes some time. */
    default void endPage() {}
}
