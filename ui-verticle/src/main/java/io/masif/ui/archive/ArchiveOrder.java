package io.masif.ui.archive;

/** The order in which decisions are read. */
public enum ArchiveOrder {
    NEWEST("d.id DESC"),
    OLDEST("d.id"),
    MOST_HOSTS("host_count DESC, d.id DESC"),
    FEWEST_HOSTS("host_count, d.id DESC"),
    AUTHOR("d.author, d.id DESC"),
    AUTHOR_DESCENDING("d.author DESC, d.id DESC");

    private final String sql;

    ArchiveOrder(String sql) {
        this.sql = sql;
    }

    /** The order of a list; the newest first for what the database cannot sort by. */
    public static ArchiveOrder of(String order) {
        return switch (order) {
            case "created" -> OLDEST;
            case "hosts" -> FEWEST_HOSTS;
            case "-hosts" -> MOST_HOSTS;
            case "author" -> AUTHOR;
            case "-author" -> AUTHOR_DESCENDING;
            default -> NEWEST;
        };
    }

    String sql() {
        return sql;
    }
}
