package io.masif.ui.view.overview;

import io.masif.domain.ApprovalPattern;
import io.masif.ui.view.PageBytes;
import io.masif.ui.view.approval.DecisionProgress;
import io.masif.ui.view.approval.FailedRun;
import java.util.List;

/**
 * The decisions in force that a page shows. The list is limited so that the page stays small, whatever hosts report.
 *
 * @param shown the newest decisions
 * @param hiddenCount how many older decisions are not shown
 * @param maxFailures how many failures of each are shown
 */
public record ApprovalList(List<DecisionProgress> shown, int hiddenCount, int maxFailures) {
    /** In bytes, with the markup. */
    private static final int MAX_BYTES = 400_000;

    private static final int MARKUP_BYTES = 3500;
    private static final int FAILURE_MARKUP_BYTES = 300;
    private static final int MANY = 20;
    private static final int MAX_FAILURES = 20;
    private static final int MAX_FAILURES_OF_MANY = 2;

    public ApprovalList {
        shown = List.copyOf(shown);
    }

    /** The decisions of an overview that fit on a page. */
    public static ApprovalList of(Overview overview) {
        List<DecisionProgress> current = overview.approvals();
        int failures = maxFailures(overview);
        int count = 0;
        int bytes = 0;
        while (count < current.size()) {
            bytes += estimateBytes(current.get(count), failures);
            if (count > 0 && bytes > MAX_BYTES) {
                break;
            }
            count++;
        }
        return new ApprovalList(current.subList(0, count), overview.approvalCount() - count, failures);
    }

    /** How many failures of each decision are shown. */
    public static int maxFailures(Overview overview) {
        return overview.approvals().size() > MANY ? MAX_FAILURES_OF_MANY : MAX_FAILURES;
    }

    private static int estimateBytes(DecisionProgress progress, int failures) {
        int bytes = MARKUP_BYTES + PageBytes.estimate(progress.approval().comment());
        List<ApprovalPattern> patterns = progress.approval().decision().patterns();
        for (ApprovalPattern pattern : patterns.subList(0, Math.min(10, patterns.size()))) {
            bytes += 2 * PageBytes.estimate(pattern.packageName()) + PageBytes.estimate(pattern.to());
        }
        for (FailedRun failed : progress.failures()
                .subList(0, Math.min(failures, progress.failures().size()))) {
            bytes += FAILURE_MARKUP_BYTES
                    + PageBytes.estimate(failed.host()) * 2
                    + PageBytes.estimate(failed.message())
                    + PageBytes.estimate(failed.output());
        }
        for (String sentence :
                progress.countWaitReasons().keySet().stream().limit(20).toList()) {
            bytes += PageBytes.estimate(sentence);
        }
        return bytes;
    }
}
