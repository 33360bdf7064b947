package io.masif.ui.view;

import io.masif.domain.ApprovalPattern;
import java.util.List;

/**
 * The decisions in force that a page shows: so many that the page stays small, whatever hosts report.
 *
 * @param shown the newest first
 * @param more how many older ones are not shown
 * @param failuresShown how many failures of each are shown
 */
public record ApprovalList(List<Progress> shown, int more, int failuresShown) {
    /** In bytes, with the markup. */
    private static final int MOST_BYTES = 400_000;

    private static final int MARKUP = 3500;
    private static final int MARKUP_OF_FAILURE = 300;
    private static final int MANY = 20;
    private static final int FAILURES = 20;
    private static final int FAILURES_OF_MANY = 2;

    public ApprovalList {
        shown = List.copyOf(shown);
    }

    /** What a page shows of them. */
    public static ApprovalList of(Overview overview) {
        List<Progress> current = overview.approvals();
        int failures = current.size() > MANY ? FAILURES_OF_MANY : FAILURES;
        int count = 0;
        int bytes = 0;
        while (count < current.size()) {
            bytes += bytes(current.get(count), failures);
            if (count > 0 && bytes > MOST_BYTES) {
                break;
            }
            count++;
        }
        return new ApprovalList(current.subList(0, count), overview.approvalCount() - count, failures);
    }

    private static int bytes(Progress progress, int failures) {
        int bytes = MARKUP + PageBytes.of(progress.standing().comment());
        List<ApprovalPattern> patterns = progress.standing().decision().patterns();
        for (ApprovalPattern pattern : patterns.subList(0, Math.min(10, patterns.size()))) {
            bytes += 2 * PageBytes.of(pattern.packageName()) + PageBytes.of(pattern.to());
        }
        for (FailedRun failed : progress.failures()
                .subList(0, Math.min(failures, progress.failures().size()))) {
            bytes += MARKUP_OF_FAILURE
                    + PageBytes.of(failed.host()) * 2
                    + PageBytes.of(failed.message())
                    + PageBytes.of(failed.output());
        }
        for (String sentence : progress.waits().keySet().stream().limit(20).toList()) {
            bytes += PageBytes.of(sentence);
        }
        return bytes;
    }
}
