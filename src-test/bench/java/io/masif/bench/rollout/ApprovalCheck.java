package io.masif.bench.rollout;

import io.masif.decision.HostSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Compares the approvals of one update, as hosts are answered, with what the database says of its rollout when it is read for the
 * next time.
 */
final class ApprovalCheck {
    private final Queue<Approval> unproven = new ConcurrentLinkedQueue<>();
    private final Queue<Approval> wrong = new ConcurrentLinkedQueue<>();
    private final Queue<Long> answeredAt = new ConcurrentLinkedQueue<>();
    private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();
    /** The numbers of the hosts in the database. */
    private volatile int[] ids = {};

    /** A host whose answer approved the update, and when. */
    record Approval(int host, long answeredAt) {}

    /** A host that failed to execute the update, and when it received the answer that a master has stored that. */
    private record Failure(int host, long acknowledgedAt) {}

    /** To be called before a rollout is started. */
    void setIds(int[] numbers) {
        ids = numbers.clone();
    }

    /** A host received an answer that approves the update. */
    void add(int host, long moment) {
        answeredAt.add(moment);
        unproven.add(new Approval(host, moment));
    }

    /** A host received the answer that a master has stored its failure. */
    void addFailure(int host, long moment) {
        failures.add(new Failure(host, moment));
    }

    /** When so many failures of these hosts had been acknowledged; empty if there are fewer. */
    OptionalLong findFailure(HostSet hosts, int count) {
        return failures.stream()
                .filter(each -> each.host() < ids.length && hosts.contains(ids[each.host()]))
                .mapToLong(Failure::acknowledgedAt)
                .sorted()
                .skip(count - 1L)
                .findFirst();
    }

    /**
     * Looks at what was answered before the database was asked.
     *
     * @param known the rollout
     * @param readAt when the database was asked for that
     */
    void review(RolloutRecord known, long readAt) {
        List<Approval> decidable = unproven.stream()
                .filter(approval -> approval.answeredAt() < readAt)
                .toList();
        decidable.stream().filter(approval -> !isPermitted(known, approval)).forEach(wrong::add);
        unproven.removeAll(Set.copyOf(decidable));
    }

    private boolean isPermitted(RolloutRecord known, Approval approval) {
        return approval.host() < ids.length && known.permits(ids[approval.host()], approval.answeredAt());
    }

    /** The approvals of hosts that were in no open ring, or while the rollout was paused or after it was cancelled. */
    List<Approval> wrong() {
        return List.copyOf(wrong);
    }

    /** How many such answers hosts received, several for some. */
    int count() {
        return answeredAt.size();
    }

    /** How many of them came later than a moment. */
    int countAfter(long moment) {
        return (int) answeredAt.stream().filter(each -> each > moment).count();
    }

    /** When the last of them came; 0 if none did. */
    long lastAnsweredAt() {
        return answeredAt.stream().mapToLong(Long::longValue).max().orElse(0);
    }
}
