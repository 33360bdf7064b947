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
     * As above, of a list that is in no order yet. Elements that are equal in the order stay as they were found.
     */
    static <T> List<T> select(List<T> all, int page, int size, Comparator<T> order) {
        long end = (long) page * size;
        List<T> sorted = end < all.size() / FEW
                ? findFirst(all, (int) end, order)
                : all.stream().sorted(order).toList();
        return select(sorted, page, size);
    }

    /** So many elements, in order; the place of the last of those that were found so far is on top of the heap. */
    private static <T> List<T> findFirst(List<T> all, int count, Comparator<T> order) {
        Comparator<Integer> places =
                Comparator.comparing((Integer place) -> all.get(place), order).thenComparing(Comparator.naturalOrder());
        PriorityQueue<Integer> heap = new PriorityQueue<>(count, places.reversed());
        for (int place = 0; place < all.size(); place++) {
            if (heap.size() == count && order.compare(all.get(place), all.get(heap.element())) < 0) {
                heap.remove();
            }
            if (heap.size() < count) {
                heap.add(place);
            }
        }
        return heap.stream().sorted(places).map(all::get).toList();
    }
}
