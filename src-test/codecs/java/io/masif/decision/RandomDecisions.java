package io.masif.decision;

import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import io.masif.domain.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Decisions about a few hosts and actions, so that they meet; and which of them is found by going through all. */
final class RandomDecisions {
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    static final int HOSTS = 5;
    private static final List<Kind> KINDS = List.of(Kind.values());

    private RandomDecisions() {}

    /** The decision in force that concerns the host with the action and ends last; null if there is none. */
    static Decision find(List<Decision> all, int host, Action action, boolean part) {
        return all.stream()
                .filter(decision -> decision.patterns().stream()
                        .anyMatch(pattern -> part ? pattern.coversAsPartOfUpdate(action) : pattern.covers(action)))
                .filter(decision -> decision.hosts().contains(host))
                .filter(decision -> decision.revocations().stream()
                        .noneMatch(revoked -> revoked.hosts().contains(host)
                                && (revoked.patterns().isEmpty()
                                        || revoked.patterns().stream()
                                                .anyMatch(pattern -> pattern.coversAsPartOfUpdate(action)))))
                .filter(decision ->
                        decision.expires() == null || decision.expires().isAfter(NOW))
                .min(Comparator.comparing(Decision::end).reversed().thenComparing(Decision::id))
                .orElse(null);
    }

    static Decision decision(Random random, long id) {
        List<Revocation> revocations = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            List<ApprovalPattern> revokedPatterns = random.nextBoolean() ? List.of() : List.of(pattern(random));
            revocations.add(new Revocation(i, revokedPatterns, hosts(random)));
        }
        Instant expires =
                switch (random.nextInt(4)) {
                    case 0 -> NOW.plusSeconds(random.nextInt(3));
                    case 1 -> NOW.minusSeconds(1);
                    default -> null;
                };
        List<ApprovalPattern> patterns =
                random.nextBoolean() ? List.of(pattern(random)) : List.of(pattern(random), pattern(random));
        return new Decision(id, patterns, hosts(random), expires, revocations);
    }

    private static ApprovalPattern pattern(Random random) {
        return new ApprovalPattern(
                any(random, "perl", "bar"),
                random.nextBoolean() ? null : KINDS.get(random.nextInt(KINDS.size())),
                any(random, "1", "0"),
                any(random, "2", "3"));
    }

    private static String any(Random random, String one, String other) {
        return random.nextBoolean() ? null : random.nextBoolean() ? one : other;
    }

    private static HostSelection hosts(Random random) {
        HostSet set = HostSet.of(random.ints(random.nextInt(4), 0, HOSTS).toArray());
        return switch (random.nextInt(3)) {
            case 0 -> HostSelection.ALL;
            case 1 -> HostSelection.only(set);
            default -> HostSelection.except(set);
        };
    }
}
