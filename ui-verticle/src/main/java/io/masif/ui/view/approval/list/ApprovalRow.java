package io.masif.ui.view.approval.list;

import io.masif.decision.Decision;
import io.masif.domain.ApprovalPattern;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.approval.DecisionProgress;
import io.masif.ui.view.approval.FailedRun;
import io.masif.ui.view.approval.summary.Authorship;
import io.masif.ui.view.approval.summary.DecisionSummary;
import io.masif.ui.view.approval.summary.NamedHosts;
import io.masif.ui.view.approval.summary.PatternList;
import io.masif.ui.view.approval.summary.RevocationSummary;
import io.masif.ui.view.approval.summary.RevokedActions;
import io.masif.ui.view.delivery.HeldBack;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A decision in a list, or several of one rollout.
 *
 * @param progress null if it is no longer known: the decision ended long ago
 * @param revocations the newest first
 * @param held the hosts that wait and to which no approvals are handed out now; null if there are none, or that is not known
 * @param decisions the numbers of the decisions that it stands for: several are of one rollout, and the newest is named
 */
public record ApprovalRow(
        DecisionSummary decision,
        DecisionState state,
        DecisionProgress progress,
        List<RevocationSummary> revocations,
        HeldBack held,
        List<Long> decisions) {
    /** The ranks of rows by how much they need attention. */
    private static final int FAILED = 0;

    private static final int BLOCKED = 1;
    private static final int WAITING = 2;
    private static final int OTHER = 3;

    public ApprovalRow {
        revocations = List.copyOf(revocations);
        decisions = List.copyOf(decisions);
    }

    /** One decision. */
    public ApprovalRow(
            DecisionSummary decision,
            DecisionState state,
            DecisionProgress progress,
            List<RevocationSummary> revocations) {
        this(decision, state, progress, revocations, null, List.of(decision.id()));
    }

    /** A decision of the index, without its revocations. */
    public static ApprovalRow of(DecisionProgress progress, Instant now) {
        AuthoredDecision approval = progress.approval();
        Decision decision = approval.decision();
        return new ApprovalRow(
                new DecisionSummary(
                        approval.id(),
                        PatternList.all(decision.patterns()),
                        new NamedHosts(decision.hosts().scope(), progress.namedHostCount(), progress.hostNames()),
                        new Authorship(approval.author(), approval.comment(), approval.created(), approval.origin()),
                        decision.expires()),
                findState(progress, now),
                progress,
                List.of());
    }

    private static DecisionState findState(DecisionProgress progress, Instant now) {
        if (progress.approval().revokedAt() != null) {
            return DecisionState.REVOKED;
        }
        if (!progress.approval().isInForce(now)) {
            return DecisionState.EXPIRED;
        }
        return progress.isFinished() ? DecisionState.FINISHED : DecisionState.STANDING;
    }

    /** The same with its revocations. */
    public ApprovalRow withRevocations(List<RevocationSummary> found) {
        return new ApprovalRow(decision, state, progress, found, held, decisions);
    }

    /** The same for these decisions of its rollout. */
    public ApprovalRow withDecisions(List<Long> several) {
        return new ApprovalRow(decision, state, progress, revocations, held, several);
    }

    /** The same with hosts to which no approvals are handed out now. */
    public ApprovalRow withHeld(HeldBack hosts) {
        return new ApprovalRow(decision, state, progress, revocations, hosts, decisions);
    }

    /** Whether it stands for several decisions of a rollout. */
    public boolean isOfSeveral() {
        return decisions.size() > 1;
    }

    /** The latest failures. */
    public List<FailedRun> findFailures(int max) {
        return progress == null
                ? List.of()
                : progress.failures().stream().limit(max).toList();
    }

    /** The same with these failures. */
    public ApprovalRow withFailures(List<FailedRun> others) {
        return progress == null
                ? this
                : new ApprovalRow(decision, state, progress.withFailures(others), revocations, held, decisions);
    }

    public long id() {
        return decision.id();
    }

    /** When it was revoked as a whole, or else expires or has expired; null if neither. */
    public Instant ended() {
        return revocations.stream()
                .filter(RevocationSummary::isWhole)
                .map(RevocationSummary::created)
                .findFirst()
                .orElse(decision.expires());
    }

    /** The actions that are not revoked for all hosts; all, if none is left or that is no longer known. */
    public PatternList remainingPatterns() {
        List<ApprovalPattern> remaining =
                progress == null ? List.of() : progress.approval().decision().remainingPatterns();
        return remaining.isEmpty() ? decision.patterns() : PatternList.all(remaining);
    }

    /** Those of its actions that are revoked for all hosts. */
    RevokedActions findRevoked() {
        return progress == null
                ? RevokedActions.ofArchived(decision.patterns(), revocations)
                : RevokedActions.of(
                        decision.patterns(), progress.approval().decision().remainingPatterns());
    }

    /** On how many hosts it is that far; 0 if that is no longer known. */
    public int count(ProgressState which) {
        return progress == null ? 0 : which.count(progress);
    }

    /** How many hosts it concerns or concerned; how many it names if that is no longer known. */
    public int hostCount() {
        return progress == null ? decision.hosts().count() : progress.counts().total();
    }

    /** The smaller, the more it needs attention. */
    int attentionRank() {
        if (count(ProgressState.FAILED) > 0) {
            return FAILED;
        }
        if (count(ProgressState.BLOCKED) > 0) {
            return BLOCKED;
        }
        return count(ProgressState.WAITING) > 0 ? WAITING : OTHER;
    }

    /** Everything in which words are searched. */
    String searchText() {
        Stream<String> texts = Stream.of(decision.author(), decision.comment(), findRuleName(), findRolloutName());
        Stream<String> patterns = decision.patterns().first().stream().flatMap(ApprovalRow::texts);
        return Stream.concat(texts, patterns).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }

    private String findRuleName() {
        return decision.origin() == null || decision.origin().rule() == null
                ? null
                : decision.origin().rule().name();
    }

    private String findRolloutName() {
        return decision.origin() == null || decision.origin().rollout() == null
                ? null
                : "rollout " + decision.origin().rollout();
    }

    private static Stream<String> texts(ApprovalPattern pattern) {
        return Stream.of(pattern.packageName(), pattern.to(), pattern.from());
    }
}
