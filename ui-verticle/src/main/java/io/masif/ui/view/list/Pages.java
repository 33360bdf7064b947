package io.masif.ui.view.list;

import java.util.List;

/** Divides lists into pages. */
public final class Pages {
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
}
