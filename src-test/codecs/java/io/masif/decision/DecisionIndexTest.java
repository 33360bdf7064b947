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
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** Whatever changes, the index finds what one finds that goes through all decisions. */
class DecisionIndexTest {
    private static final Instant NOW = RandomDecisions.NOW;
    private static final ApprovalPattern PERL = new ApprovalPattern("perl", Kind.UPDATE, null, "5.36");
    private static final Action PERL_ACTION = Action.of("perl", "amd64", Kind.UPDATE, "5.34", "5.36");

    @Property(tries = 300)
    void agreesWithEveryDecisionAfterAnyChanges(@ForAll Random random) {
        DecisionIndex index = DecisionIndex.EMPTY;
        Map<Long, Decision> all = new HashMap<>();
        for (int round = 0; round < 4; round++) {
            List<Decision> changed = new ArrayList<>();
            Set<Long> removedIds = new HashSet<>();
            for (long id = 0; id < 8; id++) {
                switch (random.nextInt(3)) {
                    case 0 -> changed.add(RandomDecisions.decision(random, id));
                    case 1 -> removedIds.add(id);
                    default -> {
                        // stays as it is
                    }
                }
            }
            removedIds.forEach(all::remove);
            changed.forEach(decision -> all.put(decision.id(), decision));
            DecisionIndex before = index;
            index = index.withChanges(changed, removedIds);
            assertChangesAreOfTheirPackages(before, index);
            assertThat(index.size()).isEqualTo(all.size());
            assertAgrees(index, all.values().stream().toList());
        }
    }

    private static void assertChangesAreOfTheirPackages(DecisionIndex before, DecisionIndex after) {
        Set<String> packages = after.findChangedPackages(before);
        for (String name : List.of("perl", "bar")) {
            Action action = Action.of(name, null, Kind.UPDATE, "1", "2");
            for (int host = 0; host < RandomDecisions.HOSTS && !packages.contains(null); host++) {
                boolean isSame =
                        Objects.equals(before.find(host, action, false, NOW), after.find(host, action, false, NOW));
                assertThat(isSame || packages.contains(name)).isTrue();
            }
        }
        assertThat(after.findChangedPackages(after)).isEmpty();
    }

    private static void assertAgrees(DecisionIndex index, List<Decision> all) {
        RoaringBitmap everybody =
                RoaringBitmap.bitmapOf(IntStream.range(0, RandomDecisions.HOSTS).toArray());
        for (String name : List.of("perl", "bar")) {
            for (Action action : List.of(
                    Action.of(name, null, Kind.UPDATE, "1", "2"),
                    Action.of(name, null, Kind.CONFIGURE, null, "2"),
                    Action.of(name, null, Kind.REMOVE, "1", null))) {
                for (boolean part : new boolean[] {false, true}) {
                    RoaringBitmap concerned = new RoaringBitmap();
                    index.findCovering(action, part, everybody).stream()
                            .filter(decision -> decision.isInForce(NOW))
                            .forEach(decision -> concerned.or(decision.concernedHosts(everybody, action)));
                    for (int host = 0; host < RandomDecisions.HOSTS; host++) {
                        Decision expected = RandomDecisions.find(all, host, action, part);
                        assertThat(index.find(host, action, part, NOW)).isEqualTo(expected);
                        assertThat(concerned.contains(host)).isEqualTo(expected != null);
                    }
                }
            }
        }
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
        assertThat(index.find(0, PERL_ACTION, false, NOW)).isNotNull();
        assertThat(index.find(1999, PERL_ACTION, false, NOW)).isNotNull();
        assertThat(index.find(2000, PERL_ACTION, false, NOW)).isNull();
        assertThat(index.findCovering(PERL_ACTION, false, RoaringBitmap.bitmapOf(2000)))
                .isEmpty();
        assertThat(index.findCovering(PERL_ACTION, false, RoaringBitmap.bitmapOf(1999, 2000)))
                .anyMatch(decision -> decision.id() == 1999);
        DecisionIndex without = index.withChanges(List.of(), List.of(1999L));
        assertThat(without.find(1999, PERL_ACTION, false, NOW)).isNull();
        assertThat(without.find(0, PERL_ACTION, false, NOW)).isNotNull();
        DecisionIndex open = without.withChanges(
                List.of(new Decision(5000, List.of(PERL), HostSelection.except(HostSet.of(7)), null, List.of())),
                List.of());
        assertThat(open.find(1999, PERL_ACTION, false, NOW)).isNotNull();
        assertThat(open.withChanges(List.of(), open.ids()).find(0, PERL_ACTION, false, NOW))
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
