package io.masif.ui.view.approval.list;

import io.masif.domain.ApprovalPattern;
import io.masif.domain.label.NamePattern;
import io.masif.ui.view.list.ListRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a search of decisions says about actions.
 *
 * @param words of which an action that is searched for contains one, in lower case
 * @param packages one of which it is about; null for any
 */
record PatternSearch(List<String> words, NamePattern packages) {
    PatternSearch {
        words = List.copyOf(words);
    }

    static PatternSearch of(ListRequest<?> request) {
        return new PatternSearch(request.words(), parsePackages(request.filter(ApprovalLists.PACKAGE)));
    }

    /** Null for any. */
    static NamePattern parsePackages(String text) {
        return text.isEmpty() ? null : NamePattern.ofSearch(text);
    }

    /** The first of the actions; those that are searched for before the others, so that a row shows why it is found. */
    List<ApprovalPattern> findFirst(List<ApprovalPattern> patterns, int max) {
        return patterns.stream()
                .sorted(Comparator.comparing(pattern -> !names(pattern)))
                .limit(max)
                .toList();
    }

    private boolean names(ApprovalPattern pattern) {
        String name = pattern.packageName();
        String content = Stream.of(name, pattern.to(), pattern.from())
                .map(String::valueOf)
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
        return (packages != null && name != null && packages.matches(name))
                || words.stream().anyMatch(content::contains);
    }
}
