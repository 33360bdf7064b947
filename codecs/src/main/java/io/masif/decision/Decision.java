package io.masif.decision;

import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/**
 * An approval or a decline: one record for any number of actions and hosts. It is never edited; revocations are further
 * records.
 *
 * @param id the number that the database gave it
 * @param patterns the actions; at least one
 * @param hosts the hosts
 * @param expires when it ends by itself; null if it does not
 * @param revocations what it is no longer about
 */
public record Decision(
        long id, List<ApprovalPattern> patterns, HostSelection hosts, Instant expires, List<Revocation> revocations) {
    public Decision {
        patterns = List.copyOf(patterns);
        revocations = List.copyOf(revocations);
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException("a decision is about at least one action");
        }
    }

    /** The same with one more revocation. */
    public Decision withRevocation(Revocation revocation) {
        List<Revocation> all = new ArrayList<>(revocations);
        all.add(revocation);
        return new Decision(id, patterns, hosts, expires, all);
    }

    /** The same at a moment at which groups have these members. */
    public Decision withMembers(GroupMembers members) {
        return new Decision(id, patterns, hosts.withMembers(members), expires, revocations);
    }

    /** Whether it is in force at that moment: it has not expired, and is not revoked completely. */
    public boolean isInForce(Instant now) {
        return !hasExpired(now) && revocations.stream().noneMatch(Revocation::isWhole);
    }

    /** When it ends by itself; {@link Instant#MAX} if it does not. */
    public Instant end() {
        return expires == null ? Instant.MAX : expires;
    }

    /** The one of the two that ends later; if both end at once, the one made first. Null stands for none. */
    static Decision last(Decision one, Decision other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        int byEnd = one.end().compareTo(other.end());
        return byEnd > 0 || (byEnd == 0 && one.id() <= other.id()) ? one : other;
    }

    /** Those of the patterns that no revocation names for all hosts; empty if it is revoked completely. */
    public List<ApprovalPattern> remainingPatterns() {
        List<ApprovalPattern> remaining = new ArrayList<>(patterns);
        for (Revocation revocation : revocations) {
            if (revocation.isWhole()) {
                return List.of();
            }
            if (revocation.hosts().scope() == Scope.ALL) {
                remaining.removeAll(Set.copyOf(revocation.patterns()));
            }
        }
        return List.copyOf(remaining);
    }

    boolean hasExpired(Instant now) {
        return expires != null && !now.isBefore(expires);
    }

    /** Whether one of its patterns matches the action. */
    public boolean covers(Action action) {
        return patterns.stream().anyMatch(pattern -> pattern.covers(action));
    }

    /** Whether it concerns the host with an action that it covers, regardless of its expiry. */
    boolean concerns(int host, Action action) {
        if (!hosts.contains(host)) {
            return false;
        }
        for (Revocation revocation : revocations) {
            if (revocation.hosts().contains(host) && revocation.covers(action)) {
                return false;
            }
        }
        return true;
    }

    /** Those of the hosts that it concerns with an action that it covers, regardless of its expiry; a new bitmap. */
    public RoaringBitmap concernedHosts(RoaringBitmap candidates, Action action) {
        RoaringBitmap concerned = hosts.select(candidates);
        for (Revocation revocation : revocations) {
            if (revocation.covers(action)) {
                concerned.andNot(revocation.hosts().select(concerned));
            }
        }
        return concerned;
    }
}
