package io.masif.ui.view.overview;

import io.masif.ui.view.PageBytes;
import io.masif.ui.view.pending.PendingPackage;
import io.masif.ui.view.pending.PendingQuery;
import io.masif.ui.view.pending.PendingRow;
import java.util.ArrayList;
import java.util.List;

/**
 * The pending actions that a page shows. The list is limited so that the page stays small, whatever hosts report.
 *
 * @param packages the first packages that the query found
 * @param totalCount how many actions are pending
 * @param foundCount how many actions the query found
 * @param shownCount how many of the found actions are in the list
 */
public record PendingList(
        PendingQuery query, List<PendingPackage> packages, int totalCount, int foundCount, int shownCount) {
    private static final int MAX_ROWS = 500;
    /** In bytes, with the markup of the rows. */
    private static final int MAX_BYTES = 400_000;

    private static final int MARKUP_BYTES = 900;

    public PendingList {
        packages = List.copyOf(packages);
    }

    /** The actions of an overview that the query finds and that fit on a page. */
    public static PendingList of(Overview overview, PendingQuery query) {
        List<PendingPackage> found = query.apply(overview.pending());
        List<PendingPackage> shown = new ArrayList<>();
        int rows = 0;
        int bytes = 0;
        for (PendingPackage group : found) {
            List<PendingRow> shownRows = new ArrayList<>();
            for (PendingRow row : group.rows()) {
                bytes += estimateBytes(row);
                if (rows == MAX_ROWS || bytes > MAX_BYTES) {
                    break;
                }
                shownRows.add(row);
                rows++;
            }
            if (!shownRows.isEmpty()) {
                shown.add(new PendingPackage(group.name(), group.hosts(), shownRows));
            }
            if (shownRows.size() < group.rows().size()) {
                break;
            }
        }
        return new PendingList(query, shown, countRows(overview.pending()), countRows(found), rows);
    }

    /** How many of the found actions are not in the list. */
    public int hiddenCount() {
        return foundCount - shownCount;
    }

    /** Whether all pending actions are in the list. */
    public boolean isComplete() {
        return shownCount == totalCount;
    }

    private static int countRows(List<PendingPackage> packages) {
        return packages.stream().mapToInt(each -> each.rows().size()).sum();
    }

    private static int estimateBytes(PendingRow row) {
        return MARKUP_BYTES
                + 3 * PageBytes.estimate(row.key().packageName())
                + PageBytes.estimate(row.key().version())
                + PageBytes.estimate(row.key().encode());
    }
}
