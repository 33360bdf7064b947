package io.masif.ui.archive;

import io.masif.ui.view.approval.list.ApprovalLists;

/**
 * The order in which decisions are read. Numbers are in the order in which decisions were made: whoever makes one holds the lock
 * of a counter.
 */
public enum ArchiveOrder {
    NEWEST("d.id DESC", "d.id < ?"),
    OLDEST("d.id", "d.id > ?"),
    LAST_ENDED("{ended} DESC, {id} DESC", "{ended} <= ? AND ({ended} < ? OR {id} < ?)"),
    FIRST_ENDED("{ended}, {id}", "{ended} >= ? AND ({ended} > ? OR {id} > ?)"),
    MOST_HOSTS("host_count DESC, d.id DESC", null),
    FEWEST_HOSTS("host_count, d.id DESC", null),
    AUTHOR("d.author, d.id DESC", null),
    AUTHOR_DESCENDING("d.author DESC, d.id DESC", null);

    private final String sql;
    private final String after;

    /** @param after the condition of what comes after a position; null if a page cannot begin after one */
    ArchiveOrder(String sql, String after) {
        this.sql = sql;
        this.after = after;
    }

    /** The order of a list of decisions in a state; the newest first for what the database cannot sort by. */
    public static ArchiveOrder of(String state, String order) {
        return switch (order.equals(ApprovalLists.ATTENTION) ? ApprovalLists.usualOrder(state) : order) {
            case "created" -> OLDEST;
            case "ended" -> FIRST_ENDED;
            case "-ended" -> LAST_ENDED;
            case "hosts" -> FEWEST_HOSTS;
            case "-hosts" -> MOST_HOSTS;
            case "author" -> AUTHOR;
            case "-author" -> AUTHOR_DESCENDING;
            default -> NEWEST;
        };
    }

    /** What a statement sorts by, with the placeholders of {@link ArchiveSource#complete}. */
    String sql() {
        return sql;
    }

    /** The condition of what comes after a position: its moments, if the order has any, and its number are parameters. */
    String after() {
        return after;
    }
}
