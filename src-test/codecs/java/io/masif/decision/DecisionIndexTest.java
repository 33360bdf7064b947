package io.masif.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import io.masif.domain.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** Whatever changes, the index finds what one finds that goes through all decisions. */
class DecisionIndexTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final ApprovalPattern PERL = new ApprovalPattern("perl", Kind.UPDATE, null, "5.36");
    private static final Action PERL_ACTION = Action.of("perl", "amd64", Kind.UPDATE, "5.34", "5.36");
    private static final int HOSTS = 5;
    private static final List<Kind> KINDS = List.of(Kind.values());

    @Property(tries = 300)
    void agreesWithEveryDecisionAfterAnyChanges(@ForAll Random random) {
        DecisionIndex index = DecisionIndex.EMPTY;
        Map<Long, Decision> all = new HashMap<>();
        for (int round = 0; round < 4; round++) {
            List<Decision> changed = new ArrayList<>();
            Set<Long> removedIds = new HashSet<>();
            for (long id = 0; id < 8; id++) {
                switch (random.nextInt(3)) {
                    case 0 -> changed.add(decision(random, id));
                    case 1 -> removedIds.add(id);
                    default -> {
                        // stays as it is
                    }
                }
            }
            removedIds.forEach(all::remove);
            changed.forEach(decision -> all.put(decision.id(), decision));
            index = index.withChanges(changed, removedIds);
            assertThat(index.size()).isEqualTo(all.size());
            assertAgrees(index, all.values().stream().toList());
        }
    }

    private static void assertAgrees(DecisionIndex index, List<Decision> all) {
        RoaringBitmap everybody =
                RoaringBitmap.bitmapOf(IntStream.range(0, HOSTS).toArray());
        for (String name : List.of("perl", "bar")) {
            for (Action action : List.of(
                    Action.of(name, null, Kind.UPDATE, "1", "2"),
                    Action.of(name, null, Kind.CONFIGURE, null, "2"),
                    Action.of(name, null, Kind.REMOVE, "1", null))) {
                for (boolean part : new boolean[] {false, true}) {
                    RoaringBitmap approved = new RoaringBitmap();
                    index.findCovering(action, part, everybody).stream()
                            .filter(decision -> decision.isInForce(NOW))
                            .forEach(decision -> approved.or(decision.approvedHosts(everybody, action)));
                    for (int host = 0; host < HOSTS; host++) {
                        Instant expected = approvedUntil(all, host, action, part);
                        assertThat(index.approvedUntil(host, action, part, NOW)).isEqualTo(expected);
                        assertThat(approved.contains(host)).isEqualTo(expected != null);
                    }
                }
            }
        }
    }

    private static Instant approvedUntil(List<Decision> all, int host, Action action, boolean part) {
        return all.stream()
                .filter(decision -> decision.patterns().stream()
                        .anyMatch(pattern -> part ? pattern.coversAsPartOfUpdate(action) : pattern.covers(action)))
                .filter(decision -> decision.hosts().contains(host))
                .filter(decision -> decision.revocations().stream()
                        .noneMatch(revoked -> revoked.hosts().contains(host)
                                && (revoked.patterns().isEmpty()
                                        || revoked.patterns().stream()
                                                .anyMatch(pattern -> pattern.coversAsPartOfUpdate(action)))))
                .map(decision -> decision.expires() == null ? Instant.MAX : decision.expires())
                .filter(end -> end.isAfter(NOW))
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static Decision decision(Random random, long id) {
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

    /** A host is found among thousands of decisions about the same action, and not found where none names it. */
    @Test
    void manyDecisionsAboutOneActionAreRevokedOneByOne() {
        List<Decision> each = IntStream.range(0, 2000)
                .mapToObj(host ->
                        new Decision(host, List.of(PERL), HostSelection.only(HostSet.of(host)), null, List.of()))
                .toList();
        DecisionIndex index = DecisionIndex.EMPTY
                .withChanges(each.subList(0, 1000), List.of())
                .withChanges(each.subList(1000, 2000), List.of());
        assertThat(index.approvedUntil(0, PERL_ACTION, false, NOW)).isEqualTo(Instant.MAX);
        assertThat(index.approvedUntil(1999, PERL_ACTION, false, NOW)).isEqualTo(Instant.MAX);
        assertThat(index.approvedUntil(2000, PERL_ACTION, false, NOW)).isNull();
        assertThat(index.findCovering(PERL_ACTION, false, RoaringBitmap.bitmapOf(2000)))
                .isEmpty();
        assertThat(index.findCovering(PERL_ACTION, false, RoaringBitmap.bitmapOf(1999, 2000)))
                .anyMatch(decision -> decision.id() == 1999);
        DecisionIndex without = index.withChanges(List.of(), List.of(1999L));
        assertThat(without.approvedUntil(1999, PERL_ACTION, false, NOW)).isNull();
        assertThat(without.approvedUntil(0, PERL_ACTION, false, NOW)).isEqualTo(Instant.MAX);
        DecisionIndex open = without.withChanges(
                List.of(new Decision(5000, List.of(PERL), HostSelection.except(HostSet.of(7)), null, List.of())),
                List.of());
        assertThat(open.approvedUntil(1999, PERL_ACTION, false, NOW)).isEqualTo(Instant.MAX);
        assertThat(open.withChanges(List.of(), open.ids()).approvedUntil(0, PERL_ACTION, false, NOW))
                .isNull();
    }

    @Test
    void equalPatternsAreThereOnce() {
        DecisionIndex index = DecisionIndex.EMPTY.withChanges(
                List.of(new Decision(1, List.of(PERL), HostSelection.ALL, null, List.of())), List.of());
        assertThat(index.intern(new ApprovalPattern("perl", Kind.UPDATE, null, "5.36")))
                .isSameAs(PERL);
        ApprovalPattern other = new ApprovalPattern("perl", Kind.UPDATE, null, "5.38");
        assertThat(index.intern(other)).isSameAs(other);
    }
}
