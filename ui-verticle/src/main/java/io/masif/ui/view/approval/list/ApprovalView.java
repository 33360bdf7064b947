package io.masif.ui.view.approval.list;

import io.masif.domain.ApprovalPattern;
import io.masif.ui.view.approval.FailedRun;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A decision on its own page: a page of its actions, and a page of the hosts that it names.
 *
 * @param part which actions and hosts
 * @param hostNames the hosts of that page
 */
public record ApprovalView(ApprovalRow row, Part part, List<String> hostNames) {
    /** How many actions or hosts a page has. */
    public static final int PAGE_SIZE = 100;

    public ApprovalView {
        hostNames = List.copyOf(hostNames);
    }

    /**
     * Which part of a decision is shown.
     *
     * @param text words that an action contains, in any order; empty for any
     * @param actionPage the number of the page of actions, from 1 on
     * @param hostPage the number of the page of hosts, from 1 on
     */
    public record Part(String text, int actionPage, int hostPage) {
        public Part {
            text = text.strip();
        }

        /** The query string of the same text and these pages. */
        public String query(int actions, int hosts) {
            String search = text.isEmpty() ? "" : "&q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
            return "?actions=" + actions + "&hosts=" + hosts + search;
        }

        boolean matches(ApprovalPattern pattern) {
            String content = Stream.of(pattern.packageName(), pattern.kind(), pattern.from(), pattern.to())
                    .map(String::valueOf)
                    .collect(Collectors.joining(" "))
                    .toLowerCase(Locale.ROOT);
            return Stream.of(text.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(content::contains);
        }
    }

    /** The actions of this page. */
    public List<ApprovalPattern> actions() {
        return findActions()
                .skip((part.actionPage() - 1L) * PAGE_SIZE)
                .limit(PAGE_SIZE)
                .toList();
    }

    private Stream<ApprovalPattern> findActions() {
        return row.decision().patterns().first().stream().filter(part::matches);
    }

    /** How many pages of actions there are. */
    public int actionPages() {
        return countPages((int) findActions().count());
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
