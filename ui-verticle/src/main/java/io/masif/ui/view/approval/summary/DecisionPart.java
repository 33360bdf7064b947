package io.masif.ui.view.approval.summary;

import io.masif.domain.ApprovalPattern;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which part of a decision its page shows.
 *
 * @param text words that an action contains, in any order; empty for any
 * @param actionPage the number of the page of actions, from 1 on
 * @param hostPage the number of the page of hosts, from 1 on
 */
public record DecisionPart(String text, int actionPage, int hostPage) {
    /** How many actions or hosts a page has. */
    public static final int PAGE_SIZE = 100;

    /** The first pages of all actions and hosts. */
    public static final DecisionPart FIRST = new DecisionPart("", 1, 1);

    public DecisionPart {
        text = text.strip();
    }

    /** The query string of the same text and these pages. */
    public String query(int actions, int hosts) {
        String search = text.isEmpty() ? "" : "&q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
        return "?actions=" + actions + "&hosts=" + hosts + search;
    }

    /** The query string of this part. */
    public String query() {
        return query(actionPage, hostPage);
    }

    /** The hosts of its page, of all that are named. */
    public List<String> selectHosts(List<String> all) {
        return all.stream().skip((hostPage - 1L) * PAGE_SIZE).limit(PAGE_SIZE).toList();
    }

    /** The actions of its page, of all that match. */
    List<ApprovalPattern> selectActions(List<ApprovalPattern> matching) {
        return matching.stream()
                .skip((actionPage - 1L) * PAGE_SIZE)
                .limit(PAGE_SIZE)
                .toList();
    }

    boolean matches(ApprovalPattern pattern) {
        String content = Stream.of(pattern.packageName(), pattern.kind(), pattern.from(), pattern.to())
                .map(String::valueOf)
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
        return Stream.of(text.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(content::contains);
    }
}
