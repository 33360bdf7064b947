package io.masif.ui.view.approval.list;

import io.masif.ui.view.PageBytes;
import io.masif.ui.view.approval.FailedRun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a row of the list says about waiting and failed hosts. It is limited for all rows of a page together, so that the page
 * stays small, whatever hosts report; the first rows are those that need attention.
 *
 * @param waits reasons, each with its number of hosts
 * @param failures the latest failures
 */
public record RowExcerpt(Map<WaitReason, Integer> waits, List<FailedRun> failures) {
    private static final int MAX_PAGE_BYTES = 25_000;
    private static final int MARKUP_BYTES = 300;
    /** The most failures, and the most reasons, of a row. */
    public static final int MAX_ITEMS = 3;

    private static final int MAX_OUTPUT_LENGTH = 1500;

    public RowExcerpt {
        waits = Collections.unmodifiableMap(new LinkedHashMap<>(waits));
        failures = List.copyOf(failures);
    }

    /** The excerpts of the rows of a page. */
    public static List<RowExcerpt> of(List<ApprovalRow> rows) {
        List<RowExcerpt> excerpts = new ArrayList<>();
        int left = MAX_PAGE_BYTES;
        for (ApprovalRow row : rows) {
            RowExcerpt excerpt = row.progress() == null ? new RowExcerpt(Map.of(), List.of()) : create(row, left);
            left -= excerpt.estimateBytes();
            excerpts.add(excerpt);
        }
        return excerpts;
    }

    private static RowExcerpt create(ApprovalRow row, int left) {
        RowExcerpt excerpt = new RowExcerpt(Map.of(), List.of());
        for (FailedRun each :
                row.progress().failures().stream().limit(MAX_ITEMS).toList()) {
            List<FailedRun> more = new ArrayList<>(excerpt.failures);
            more.add(shorten(each));
            excerpt = new RowExcerpt(excerpt.waits, more).orIfTooLarge(excerpt, left);
        }
        for (Map.Entry<WaitReason, Integer> each : WaitReason.count(row.progress()).entrySet().stream()
                .limit(MAX_ITEMS)
                .toList()) {
            Map<WaitReason, Integer> more = new LinkedHashMap<>(excerpt.waits);
            more.put(each.getKey(), each.getValue());
            excerpt = new RowExcerpt(more, excerpt.failures).orIfTooLarge(excerpt, left);
        }
        return excerpt;
    }

    private RowExcerpt orIfTooLarge(RowExcerpt smaller, int left) {
        return estimateBytes() > left ? smaller : this;
    }

    private static FailedRun shorten(FailedRun failure) {
        String output = failure.output();
        return output == null || output.length() <= MAX_OUTPUT_LENGTH
                ? failure
                : failure.withDetails(failure.message(), "…" + output.substring(output.length() - MAX_OUTPUT_LENGTH));
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
