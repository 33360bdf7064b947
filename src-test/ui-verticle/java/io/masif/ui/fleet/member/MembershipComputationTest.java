package io.masif.ui.fleet.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.decision.HostSet;
import io.masif.domain.host.Facts;
import io.masif.domain.host.Platform;
import io.masif.domain.label.LabelSelector;
import io.masif.domain.label.Labels;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.group.GroupDefinition;
import io.masif.ui.group.StoredGroup;
import io.masif.ui.store.HostRecord;
import io.masif.ui.store.ReportedPlan;
import io.masif.ui.view.host.HostIdentity;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** The members of groups after any changes of hosts, labels and groups, against a plain evaluation of all hosts. */
class MembershipComputationTest {
    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
    private static final int HOSTS = 50;
    private static final int CHANGES = 2000;
    private static final List<String> SELECTORS = List.of(
            "env=prod", "env!=prod", "env", "!env", "os=debian12,env in (prod,test)", "name~host-1*,env", "name~*3");

    private final FleetIndex fleet = new FleetIndex();
    private final Random random = new Random(815);
    private final Map<Integer, Map<String, String>> labels = new TreeMap<>();
    private final Map<Integer, StoredGroup> groups = new TreeMap<>();
    private long revision;

    @Test
    void membersAreThoseOfAPlainEvaluationAfterEachChange() {
        fleet.plans().put(1, new int[] {});
        for (int change = 0; change < CHANGES; change++) {
            changeAny();
            if (random.nextInt(3) == 0) {
                computeInPieces();
                assertExact();
            }
            if (random.nextInt(4) == 0) {
                store();
            }
        }
    }

    private void changeAny() {
        int host = 1 + random.nextInt(HOSTS);
        switch (random.nextInt(6)) {
            case 0 -> remove(host);
            case 1 -> putGroup(1 + random.nextInt(8));
            case 2 -> relabel(host);
            default -> report(host);
        }
    }

    private void remove(int host) {
        labels.remove(host);
        fleet.retainHosts(RoaringBitmap.bitmapOf(
                labels.keySet().stream().mapToInt(Integer::intValue).toArray()));
    }

    private void relabel(int host) {
        if (labels.containsKey(host)) {
            String value = random.nextBoolean() ? "prod" : "test";
            labels.get(host).put("env", value);
            fleet.hosts().putLabels(host, Labels.of(Map.of("env", value)));
        }
    }

    /** What an operator gave stays; only the system changes. */
    private void report(int host) {
        boolean isTwelve = random.nextBoolean();
        labels.computeIfAbsent(host, missing -> new HashMap<>())
                .putAll(Map.of("os", isTwelve ? "debian12" : "debian13", "arch", "amd64", "agent", "1.0.0"));
        fleet.put(new HostRecord(
                host,
                "host-" + host,
                new ReportedPlan(2, 1, NOW),
                Facts.builder()
                        .platform(new Platform(isTwelve ? "Debian 12.1" : "Debian 13.1", "6.1", "amd64", "1.0.0"))
                        .build(),
                NOW,
                NOW,
                new HostIdentity(false, null)));
    }

    private void putGroup(int id) {
        boolean isByHand = random.nextInt(4) == 0;
        HostSet named = isByHand ? HostSet.of(random.ints(5, 1, HOSTS).toArray()) : HostSet.NONE;
        LabelSelector selector = isByHand ? null : LabelSelector.parse(SELECTORS.get(random.nextInt(SELECTORS.size())));
        put(id, new GroupDefinition("group-" + id, selector, named, ""), HostSet.NONE, random.nextInt(5) == 0);
    }

    private void put(int id, GroupDefinition definition, HostSet members, boolean isRemoved) {
        StoredGroup group = new StoredGroup(id, definition, members, "test", NOW, isRemoved ? NOW : null, ++revision);
        groups.put(id, group);
        fleet.decisionChanges().putGroups(List.of(group));
    }

    private void computeInPieces() {
        while (!fleet.groups().membership().compute(() -> true)) {
            // one group after the other
        }
    }

    /** Stores the members that were computed, sometimes as another UI would that has not seen the last changes. */
    private void store() {
        Membership membership = fleet.groups().membership();
        for (StoredGroup each : membership.findOutdated()) {
            HostSet members = random.nextInt(5) == 0 ? HostSet.of(1, 2, 3) : membership.getComputed(each.id());
            put(each.id(), each.definition(), members, false);
        }
    }

    private void assertExact() {
        Membership membership = fleet.groups().membership();
        for (StoredGroup group : groups.values()) {
            if (!group.isRemoved()) {
                HostSet computed = membership.getComputed(group.id());
                assertThat(computed == null ? group.members() : computed)
                        .as(group.definition().toString())
                        .isEqualTo(evaluate(group.definition()));
            }
        }
    }

    private HostSet evaluate(GroupDefinition definition) {
        return HostSet.of(labels.entrySet().stream()
                .filter(each -> definition.isByHand()
                        ? definition.named().contains(each.getKey())
                        : definition.selector().matches("host-" + each.getKey(), each.getValue()))
                .mapToInt(Map.Entry::getKey)
                .toArray());
    }
}
