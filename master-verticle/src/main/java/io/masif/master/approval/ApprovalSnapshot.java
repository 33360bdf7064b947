package io.masif.master.approval;

import io.masif.decision.EffectiveDecision;
import io.masif.decision.EffectiveDecisions;
import io.masif.decision.GroupMembers;
import io.masif.decision.RetryIndex;
import io.masif.delivery.Delivery;
import io.masif.delivery.DeliveryRules;
import io.masif.domain.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.roaringbitmap.RoaringBitmap;

/**
 * The decisions in force at one moment, the retries that were requested, and what keeps approvals from being handed
 * out. Immutable; published to all verticles that answer.
 */
public final class ApprovalSnapshot {
    /** The event bus address of snapshots. */
    public static final String ADDRESS = "master.approval.snapshot";

    private static final long MAX_AGE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final long revision;
    private final EffectiveDecisions decisions;
    private final RetryIndex retries;
    private final GroupMembers members;
    private final DeliveryRules delivery;
    private final long readAtNanos;

    /** @param readAtNanos when the database was queried, by {@link System#nanoTime()} */
    ApprovalSnapshot(
            long revision,
            EffectiveDecisions decisions,
            RetryIndex retries,
            GroupMembers members,
            DeliveryRules delivery,
            long readAtNanos) {
        this.revision = revision;
        this.decisions = decisions;
        this.retries = retries;
        this.members = members;
        this.delivery = delivery;
        this.readAtNanos = readAtNanos;
    }

    /** The same decisions, which the database confirmed at a later moment. */
    ApprovalSnapshot confirmedAt(long atNanos) {
        return new ApprovalSnapshot(revision, decisions, retries, members, delivery, atNanos);
    }

    /** A number of this process that is higher after each change of the decisions. */
    public long revision() {
        return revision;
    }

    /**
     * The packages whose actions may be answered otherwise than by an earlier snapshot; null among them means all. There may be
     * others on the {@link #findChangedHosts hosts} that changed.
     */
    public Set<String> findChangedPackages(ApprovalSnapshot earlier) {
        if (!delivery.hasSameRecords(earlier.delivery)) {
            return Collections.singleton(null);
        }
        Set<String> packages = new HashSet<>(decisions.approvals().findChangedPackages(earlier.decisions.approvals()));
        packages.addAll(decisions.declines().findChangedPackages(earlier.decisions.declines()));
        packages.addAll(retries.findChangedPackages(earlier.retries));
        return packages;
    }

    /** The hosts that may be answered otherwise because they are in other groups. */
    public RoaringBitmap findChangedHosts(ApprovalSnapshot earlier) {
        return delivery.findChangedHosts(earlier.delivery);
    }

    /** Which hosts are in which groups. */
    public GroupMembers members() {
        return members;
    }

    /** The number of approvals. */
    public int approvalCount() {
        return decisions.approvals().size();
    }

    /** The number of declines. */
    public int declineCount() {
        return decisions.declines().size();
    }

    /**
     * How long ago the database was queried.
     *
     * @param nowNanos by {@link System#nanoTime()}
     */
    public Duration age(long nowNanos) {
        return Duration.ofNanos(nowNanos - readAtNanos);
    }

    /**
     * Whether answers may still be made from it.
     *
     * @param nowNanos by {@link System#nanoTime()}
     */
    public boolean isFresh(long nowNanos) {
        return nowNanos - readAtNanos <= MAX_AGE_NANOS;
    }

    /**
     * What is decided about an action on a host.
     *
     * @param host its number in the database
     * @param partOfUpdate whether the host reports the configuration of an update as an action of its own
     */
    public EffectiveDecision find(int host, Action action, boolean partOfUpdate, Instant now) {
        return decisions.find(host, action, partOfUpdate, now);
    }

    /**
     * Whether approvals are handed out to a host.
     *
     * @param host its number in the database
     */
    public Delivery findDelivery(int host, Instant now) {
        return delivery.find(host, now);
    }

    /**
     * The number of the last retry of an action on a host; 0 if there is none. It says nothing about approval.
     *
     * @param host its number in the database
     */
    public long findRetry(int host, Action action) {
        return retries.find(host, action);
    }
}
