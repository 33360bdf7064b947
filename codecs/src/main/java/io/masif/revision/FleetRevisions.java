package io.masif.revision;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The last revision of each writer of hosts and runs. A writer's transactions are committed in the order of its revisions, so
 * that whoever has seen one has seen all of that writer up to it; revisions of different writers have no order. The number of
 * the writer is in the upper bits of a revision: a row that has the revision of its last change also says whose that was.
 */
public final class FleetRevisions {
    private static final long UNKNOWN_SERVER = 0;

    /** Nothing has been read yet. */
    public static final FleetRevisions NONE = new FleetRevisions(UNKNOWN_SERVER, new TreeMap<>());

    /** The writer whose revisions are taken by whoever keeps all others out; see {@link FleetLock}. */
    public static final int SHARED_WRITER = 0;

    private static final int WRITER_SHIFT = 48;
    private static final int MAX_WRITER = Short.MAX_VALUE;

    private final long server;
    private final SortedMap<Integer, Long> byWriter;

    private FleetRevisions(long server, SortedMap<Integer, Long> byWriter) {
        this.server = server;
        this.byWriter = byWriter;
    }

    /**
     * The revisions that a server has.
     *
     * @param server the number of the database server: another one may be a copy that lagged behind when it replaced the first
     *     one, and have other rows under the same revisions
     * @param byWriter the last revision by the writer's number
     */
    public static FleetRevisions of(long server, Map<Integer, Long> byWriter) {
        return new FleetRevisions(server, new TreeMap<>(byWriter));
    }

    /** What {@link #format()} has formatted; of which server is not known. */
    public static FleetRevisions parse(String text) {
        SortedMap<Integer, Long> byWriter = new TreeMap<>();
        for (String each : text.isEmpty() ? new String[0] : text.split(",")) {
            long revision = Long.parseLong(each);
            byWriter.put(writerOf(revision), revision);
        }
        return new FleetRevisions(UNKNOWN_SERVER, byWriter);
    }

    /**
     * The revision before a writer's first one.
     *
     * @throws IllegalArgumentException if there can be no writer of that number
     */
    public static long first(int writer) {
        if (writer < 0 || writer > MAX_WRITER) {
            throw new IllegalArgumentException("a writer's number is 0 to " + MAX_WRITER + ", not " + writer);
        }
        return (long) writer << WRITER_SHIFT;
    }

    /** The writer whose revision this is. */
    public static int writerOf(long revision) {
        return (int) (revision >>> WRITER_SHIFT);
    }

    public boolean isNone() {
        return byWriter.isEmpty();
    }

    /** Whether this is, for each writer, at least as far as the other, and not of another server. */
    public boolean includes(FleetRevisions other) {
        return isServerOf(other)
                && other.byWriter.entrySet().stream()
                        .allMatch(each -> byWriter.getOrDefault(each.getKey(), -1L) >= each.getValue());
    }

    private boolean isServerOf(FleetRevisions other) {
        return server == other.server || server == UNKNOWN_SERVER || other.server == UNKNOWN_SERVER;
    }

    /** These with the revision of one writer set back to another one, if it is later than that. */
    public FleetRevisions limit(int writer, long latest) {
        if (byWriter.getOrDefault(writer, -1L) <= latest) {
            return this;
        }
        SortedMap<Integer, Long> limited = new TreeMap<>(byWriter);
        limited.put(writer, latest);
        return new FleetRevisions(server, limited);
    }

    /**
     * An SQL condition that selects the rows whose last change is later than the other revisions, as far as these say that there
     * are any: of a writer whose revision is the same in both, none.
     *
     * @param other read before these
     * @param column the revision of a row
     */
    public String conditionSince(FleetRevisions other, String column) {
        String condition = byWriter.entrySet().stream()
                .filter(each -> !each.getValue().equals(other.byWriter.get(each.getKey())))
                .map(each -> rangeSince(other, each.getKey(), column))
                .collect(Collectors.joining(" OR "));
        return condition.isEmpty() ? "FALSE" : "(" + condition + ")";
    }

    private static String rangeSince(FleetRevisions other, int writer, String column) {
        Long last = other.byWriter.get(writer);
        long least = last == null ? first(writer) : last + 1;
        long most = first(writer) + (1L << WRITER_SHIFT) - 1;
        return column + " BETWEEN " + least + " AND " + most;
    }

    /** A number that grows with each change. */
    public long sum() {
        return byWriter.entrySet().stream()
                .mapToLong(each -> each.getValue() - first(each.getKey()))
                .sum();
    }

    /** The revisions as a text, comma-separated; see {@link #parse}. */
    public String format() {
        return byWriter.values().stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FleetRevisions revisions
                && server == revisions.server
                && byWriter.equals(revisions.byWriter);
    }

    @Override
    public int hashCode() {
        return byWriter.hashCode();
    }

    @Override
    public String toString() {
        return byWriter.toString();
    }
}
