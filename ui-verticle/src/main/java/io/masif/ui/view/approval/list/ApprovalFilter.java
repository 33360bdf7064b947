package io.masif.ui.view.approval.list;

import io.masif.domain.ApprovalPattern;
import io.masif.domain.label.NamePattern;
import io.masif.failure.Failure;
import io.masif.ui.language.Text;
import io.masif.ui.view.Days;
import io.masif.ui.view.approval.summary.DecisionSummary;
import io.masif.ui.view.list.ListRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Which decisions are searched for; an empty text admits all.
 *
 * @param state the word of a {@link DecisionState}, or {@link ApprovalLists#ALL}
 * @param progress the word of a {@link ProgressState} in which at least one host is
 * @param words each of which the decision contains, in lower case
 * @param author the author's whole name
 * @param packages of which it names at least one; null for any
 * @param from the first moment at which it was made; null for any
 * @param until the moment before which it was made; null for any
 */
public record ApprovalFilter(
        String state,
        String progress,
        List<String> words,
        String author,
        NamePattern packages,
        Instant from,
        Instant until) {
    public ApprovalFilter {
        words = List.copyOf(words);
    }

    /**
     * The filter of a request.
     *
     * @param startOfDay the moment at which a day begins for the reader
     * @throws Failure as bad input, with a sentence
     */
    public static ApprovalFilter of(ListRequest<?> request, Function<LocalDate, Instant> startOfDay) {
        LocalDate first = Days.parse(ApprovalLists.FROM, request.filter(ApprovalLists.FROM));
        LocalDate last = Days.parse(ApprovalLists.TO, request.filter(ApprovalLists.TO));
        if (first != null && last != null && last.isBefore(first)) {
            throw Failure.badInput(Text.of(
                    "refusal.day-order", ApprovalLists.FROM, ApprovalLists.TO, first.toString(), last.toString()));
        }
        ApprovalFilter filter = new ApprovalFilter(
                ApprovalLists.getState(request),
                request.filter(ApprovalLists.PROGRESS),
                Arrays.stream(request.text().toLowerCase(Locale.ROOT).split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .toList(),
                request.filter(ApprovalLists.AUTHOR),
                PatternSearch.parsePackages(request.filter(ApprovalLists.PACKAGE)),
                first == null ? null : startOfDay.apply(first),
                last == null ? null : startOfDay.apply(last.plusDays(1)));
        if (!filter.progress.isEmpty() && !filter.isForStanding()) {
            throw Failure.badInput(Text.of("refusal.progress-state", filter.state));
        }
        return filter;
    }

    /** The same without anything but the state. */
    public ApprovalFilter withStateOnly() {
        return new ApprovalFilter(state, "", List.of(), "", null, null, null);
    }

    /** Whether decisions in force are searched for, and no others. */
    public boolean isForStanding() {
        return state.equals(DecisionState.STANDING.word()) || state.equals(DecisionState.FINISHED.word());
    }

    /** Whether it admits decisions in that state. */
    public boolean admits(DecisionState other) {
        return state.equals(ApprovalLists.ALL) || state.equals(other.word());
    }

    /** Whether it admits the state and the progress of the decision. */
    public boolean admits(ApprovalRow row) {
        return admits(row.state()) && (progress.isEmpty() || row.count(progressState()) > 0);
    }

    /** Whether it admits the decision, apart from its state and its progress. */
    public boolean matches(ApprovalRow row) {
        DecisionSummary decision = row.decision();
        return (author.isEmpty() || author.equals(decision.author()))
                && (packages == null || decision.patterns().first().stream().anyMatch(this::admits))
                && (from == null || !decision.created().isBefore(from))
                && (until == null || decision.created().isBefore(until))
                && (words.isEmpty() || containsWords(row));
    }

    private ProgressState progressState() {
        return ProgressState.valueOf(progress.toUpperCase(Locale.ROOT));
    }

    /** Whether it admits the action of a decision: one of the packages, if it has any. */
    public boolean admits(ApprovalPattern pattern) {
        return packages == null || (pattern.packageName() != null && packages.matches(pattern.packageName()));
    }

    private boolean containsWords(ApprovalRow row) {
        String content = row.searchText().toLowerCase(Locale.ROOT);
        return words.stream().allMatch(content::contains);
    }
}
