package io.masif.ui.view;

import java.util.ArrayList;
import java.util.List;

/**
 * What a page shows of what is pending: so much that the page stays small, whatever hosts report.
 *
 * @param packages those that the query found, the first of them if they are many
 * @param all how many actions are pending
 * @param found how many of them the query found
 * @param shown how many of these are in the list
 */
public record PendingList(PendingQuery query, List<PendingPackage> packages, int all, int found, int shown) {
    private static final int MOST_ROWS = 500;
    /** In bytes, with the row's own markup. */
    private static final int MOST_BYTES = 400_000;

    private static final int MARKUP = 900;

    public PendingList {
        packages = List.copyOf(packages);
    }

    /** What the query finds of it. */
    public static PendingList of(Overview overview, PendingQuery query) {
        List<PendingPackage> found = query.select(overview.pending());
        List<PendingPackage> shown = new ArrayList<>();
        int rows = 0;
        int bytes = 0;
        for (PendingPackage group : found) {
            List<PendingRow> some = new ArrayList<>();
            for (PendingRow row : group.rows()) {
                bytes += bytes(row);
                if (rows == MOST_ROWS || bytes > MOST_BYTES) {
                    break;
                }
                some.add(row);
                rows++;
            }
            if (!some.isEmpty()) {
                shown.add(new PendingPackage(group.name(), group.hosts(), some));
            }
            if (some.size() < group.rows().size()) {
                break;
            }
        }
        return new PendingList(query, shown, count(overview.pending()), count(found), rows);
    }

    /** How many of those that the query found are not in the list. */
    public int more() {
        return found - shown;
    }

    /** Whether everything that is pending is in the list. */
    public boolean isComplete() {
        return shown == all;
    }

    private static int count(List<PendingPackage> packages) {
        return packages.stream().mapToInt(each -> each.rows().size()).sum();
    }

    private static int bytes(PendingRow row) {
        return MARKUP
                + 3 * PageBytes.of(row.key().packageName())
                + PageBytes.of(row.key().version())
                + PageBytes.of(row.key().encoded());
    }
}
