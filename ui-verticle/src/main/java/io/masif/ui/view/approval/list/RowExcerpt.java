package io.masif.ui.view.approval.list;

import io.masif.domain.ApprovalPattern;
import io.masif.ui.view.PageBytes;
import io.masif.ui.view.approval.FailedRun;
import io.masif.ui.view.list.ListPage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a row of the list says about its actions, and about waiting and failed hosts. It is limited for all rows of a page
 * together, so that the page stays small, whatever hosts report; the first rows are those that need attention.
 *
 * @param patterns the first actions that are not revoked; those that the search names before others
 * @param waits reasons, each with its number of hosts
 * @param failures the latest failures
 */
public record RowExcerpt(List<ApprovalPattern> patterns, Map<WaitReason, Integer> waits, List<FailedRun> failures) {
    private static final int MAX_PATTERNS = 2;

    private static final int MAX_PAGE_BYTES = 25_000;
    private static final int MARKUP_BYTES = 300;
    /** The most failures, and the most reasons, of a row. */
    public static final int MAX_ITEMS = 3;

    private static final int MAX_OUTPUT_LENGTH = 1500;

    public RowExcerpt {
        patterns = List.copyOf(patterns);
        waits = Collections.unmodifiableMap(new LinkedHashMap<>(waits));
        failures = List.copyOf(failures);
    }

    /** The excerpts of the rows of a page. */
    public static List<RowExcerpt> of(ListPage<ApprovalRow> page) {
        PatternSearch search = PatternSearch.of(page.request());
        List<RowExcerpt> excerpts = new ArrayList<>();
        int left = MAX_PAGE_BYTES;
        for (ApprovalRow row : page.rows()) {
            RowExcerpt excerpt = new RowExcerpt(
                    search.findFirst(row.remainingPatterns().first(), MAX_PATTERNS), Map.of(), List.of());
            excerpt = row.progress() == null ? excerpt : excerpt.withProgress(row, left);
            left -= excerpt.estimateBytes();
            excerpts.add(excerpt);
        }
        return excerpts;
    }

    private RowExcerpt withProgress(ApprovalRow row, int left) {
        RowExcerpt excerpt = this;
        for (FailedRun each :
                row.progress().failures().stream().limit(MAX_ITEMS).toList()) {
            List<FailedRun> more = new ArrayList<>(excerpt.failures);
            more.add(each.withOutputEnd(MAX_OUTPUT_LENGTH));
            excerpt = new RowExcerpt(patterns, excerpt.waits, more).orIfTooLarge(excerpt, left);
        }
        for (Map.Entry<WaitReason, Integer> each : WaitReason.count(row.progress()).entrySet().stream()
                .limit(MAX_ITEMS)
                .toList()) {
            Map<WaitReason, Integer> more = new LinkedHashMap<>(excerpt.waits);
            more.put(each.getKey(), each.getValue());
            excerpt = new RowExcerpt(patterns, more, excerpt.failures).orIfTooLarge(excerpt, left);
        }
        return excerpt;
    }

    private RowExcerpt orIfTooLarge(RowExcerpt smaller, int left) {
        return estimateBytes() > left ? smaller : this;
    }

    private int estimateBytes() {
        int bytes = 0;
        for (FailedRun each : failures) {
            bytes += MARKUP_BYTES
                    + 2 * PageBytes.estimate(each.host())
                    + PageBytes.estimate(each.message())
                    + PageBytes.estimate(each.output());
        }
        for (WaitReason each : waits.keySet()) {
            bytes += MARKUP_BYTES
                    + PageBytes.estimate(each.packageName())
                    + PageBytes.estimate(each.reason())
                    + PageBytes.estimate(each.waitsFor().toString());
        }
        return bytes;
    }
}
