package io.masif.ui.view.list;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Divides lists into pages. */
public final class Pages {
    /** The share of a list up to which its first elements are chosen without sorting all. */
    private static final int FEW = 16;

    private Pages() {}

    /**
     * The elements of a page; none beyond the last one.
     *
     * @param page its number, from 1 on
     * @param size how many elements a page has
     */
    public static <T> List<T> select(List<T> all, int page, int size) {
        int from = (int) Math.min(all.size(), (page - 1L) * size);
        return all.subList(from, Math.min(all.size(), from + size));
    }

    /**
     * As above, of a list that is in no order yet.
     *
     * @param order says of each two elements which comes first
     */
    static <T> List<T> select(List<T> all, int page, int size, Comparator<T> order) {
        long end = (long) page * size;
        List<T> sorted = end < all.size() / FEW
                ? findFirst(all, (int) end, order)
                : all.stream().sorted(order).toList();
        return select(sorted, page, size);
    }

    /** So many elements, in order; the last of those that were found so far is on top of the heap. */
    private static <T> List<T> findFirst(List<T> all, int count, Comparator<T> order) {
        PriorityQueue<T> heap = new PriorityQueue<>(count, order.reversed());
        for (T each : all) {
            if (heap.size() < count) {
                heap.add(each);
            } else if (order.compare(each, heap.peek()) < 0) {
                heap.poll();
                heap.add(each);
            }
        }
        return heap.stream().sorted(order).toList();
    }
}
