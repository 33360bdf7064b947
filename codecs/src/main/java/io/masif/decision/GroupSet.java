package io.masif.decision;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The groups that a decision is for.
 *
 * @param ids their numbers in the database
 */
public record GroupSet(SortedSet<Integer> ids) {
    /** No group. */
    public static final GroupSet NONE = new GroupSet(Collections.emptySortedSet());

    public GroupSet {
        ids = Collections.unmodifiableSortedSet(new TreeSet<>(ids));
    }

    /** The groups of these numbers. */
    public static GroupSet of(Collection<Integer> ids) {
        return new GroupSet(new TreeSet<>(ids));
    }

    /**
     * The groups of a text that {@link #format} returned; none for null.
     *
     * @throws NumberFormatException if it is no such text
     */
    public static GroupSet parse(String text) {
        return text == null || text.isEmpty()
                ? NONE
                : of(Arrays.stream(text.split(",")).map(Integer::valueOf).toList());
    }

    /** The numbers in ascending order, such as {@code 3,7}; null if there are none. */
    public String format() {
        return ids.isEmpty() ? null : ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    public boolean isEmpty() {
        return ids.isEmpty();
    }

    /** These groups and others. */
    public GroupSet and(GroupSet others) {
        SortedSet<Integer> all = new TreeSet<>(ids);
        all.addAll(others.ids);
        return new GroupSet(all);
    }

    /** Whether one of these groups is in it. */
    boolean intersects(Collection<Integer> groups) {
        return !Collections.disjoint(ids, groups);
    }
}
