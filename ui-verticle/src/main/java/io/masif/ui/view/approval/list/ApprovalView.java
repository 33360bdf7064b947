package io.masif.ui.view.approval.list;

import io.masif.domain.ApprovalPattern;
import io.masif.ui.view.approval.FailedRun;
import java.util.List;

/**
 * A decision on its own page: a page of its actions, and a page of the hosts that it names.
 *
 * @param actionPage the number of the page of actions, from 1 on
 * @param hostPage the number of the page of hosts, from 1 on
 * @param hostNames the hosts of that page
 */
public record ApprovalView(ApprovalRow row, int actionPage, int hostPage, List<String> hostNames) {
    /** How many actions or hosts a page has. */
    public static final int PAGE_SIZE = 100;

    public ApprovalView {
        hostNames = List.copyOf(hostNames);
    }

    /** The actions of this page. */
    public List<ApprovalPattern> actions() {
        return row.decision().patterns().first().stream()
                .skip((actionPage - 1L) * PAGE_SIZE)
                .limit(PAGE_SIZE)
                .toList();
    }

    /** How many pages of actions there are. */
    public int actionPages() {
        return countPages(row.decision().patterns().count());
    }

    /** How many pages of hosts there are. Of decisions that ended long ago only the first is known. */
    public int hostPages() {
        return row.progress() == null ? 1 : countPages(row.decision().hosts().count());
    }

    /** The hosts on which it failed if these are few; empty if they are many. */
    public List<String> failedHosts() {
        if (row.progress() == null) {
            return List.of();
        }
        List<String> hosts = row.progress().failures().stream()
                .map(FailedRun::host)
                .distinct()
                .toList();
        return hosts.size() == row.count(ProgressState.FAILED) ? hosts : List.of();
    }

    private static int countPages(int count) {
        return Math.max(1, (count + PAGE_SIZE - 1) / PAGE_SIZE);
    }
}
