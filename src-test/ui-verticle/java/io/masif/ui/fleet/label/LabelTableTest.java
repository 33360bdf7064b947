package io.masif.ui.fleet.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.host.Facts;
import io.masif.domain.host.Platform;
import io.masif.domain.label.LabelSelector;
import io.masif.domain.label.Labels;
import io.masif.ui.fleet.index.FleetIndex;
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

/** The hosts that selectors choose, against a plain evaluation of the labels that should be there. */
class LabelTableTest {
    private static final Instant FIRST_SEEN = Instant.parse("2026-11-29T10:00:00Z");
    private static final int HOSTS = 60;
    private static final int CHANGES = 3000;
    private static final List<String> SYSTEMS =
            List.of("Debian 12.15", "Debian 12.16", "Debian 13.1", "Ubuntu 24.04", "Debian trixie/sid");
    private static final List<String> DERIVED =
            List.of("debian12", "debian12", "debian13", "ubuntu24.04", "debiantrixie-sid");
    private static final List<String> SELECTORS = List.of(
            "env=prod",
            "env!=prod",
            "env in (prod,test)",
            "tier notin (web),env",
            "!env",
            "!os",
            "os in (debian12,ubuntu24.04)",
            "os=debian12,arch=amd64,env!=test",
            "os=debiantrixie-sid",
            "os=own",
            "agent,!tier",
            "tier=",
            "name~host-?",
            "name~*3,env",
            "name~host-1*,!env,os!=debian13");

    private final FleetIndex fleet = new FleetIndex();
    private final Random random = new Random(4711);
    private final Map<Integer, ExpectedHost> expected = new TreeMap<>();

    /** What a host is known to have. */
    private static final class ExpectedHost {
        private final Map<String, String> derived = new HashMap<>();
        private Labels byAgent = Labels.NONE;
        private Labels byOperators = Labels.NONE;
        private Instant firstSeen = FIRST_SEEN;

        private Map<String, String> labels() {
            Map<String, String> all = new HashMap<>(derived);
            all.putAll(byAgent.values());
            all.putAll(byOperators.values());
            return all;
        }
    }

    @Test
    void selectorsChooseExactlyTheHostsOfAPlainEvaluation() {
        fleet.plans().put(1, new int[] {});
        for (int change = 0; change < CHANGES; change++) {
            changeAny(1 + random.nextInt(HOSTS));
            String selector = SELECTORS.get(change % SELECTORS.size());
            assertThat(fleet.hosts().find(LabelSelector.parse(selector)).toArray())
                    .as(selector)
                    .containsExactly(evaluate(LabelSelector.parse(selector)));
        }
        assertThat(fleet.hosts().labels().hasLabelledHosts()).isTrue();
        fleet.retainHosts(new RoaringBitmap());
        assertThat(fleet.hosts().labels().hasLabelledHosts()).isFalse();
        assertThat(fleet.hosts().find(LabelSelector.parse("env")).isEmpty()).isTrue();
    }

    @Test
    void numberOfARemovedHostIsFoundByTheNameOfTheNextOne() {
        fleet.plans().put(1, new int[] {});
        Facts facts = Facts.builder().build();
        LabelSelector web = LabelSelector.parse("name~web-*");
        put(1, "web-1", facts, FIRST_SEEN);
        put(2, "web-2", facts, FIRST_SEEN);
        assertThat(fleet.hosts().find(web).toArray()).containsExactly(1, 2);
        fleet.retainHosts(RoaringBitmap.bitmapOf(2));
        put(1, "db-1", facts, FIRST_SEEN);
        put(3, "web-3", facts, FIRST_SEEN);
        assertThat(fleet.hosts().find(web).toArray()).containsExactly(2, 3);
        assertThat(fleet.hosts().find(LabelSelector.parse("name~db-?")).toArray())
                .containsExactly(1);
    }

    private int[] evaluate(LabelSelector selector) {
        return expected.entrySet().stream()
                .filter(each -> selector.matches(
                        "host-" + each.getKey(), each.getValue().labels()))
                .mapToInt(Map.Entry::getKey)
                .toArray();
    }

    private void changeAny(int id) {
        switch (random.nextInt(5)) {
            case 0 -> remove(id);
            case 1 -> returnWithoutOperatorsLabels(id);
            case 2 -> relabelByOperator(id);
            default -> report(id, expected.computeIfAbsent(id, missing -> new ExpectedHost()));
        }
    }

    private void remove(int id) {
        expected.remove(id);
        fleet.retainHosts(RoaringBitmap.bitmapOf(
                expected.keySet().stream().mapToInt(Integer::intValue).toArray()));
    }

    /** It was removed and came back between two loads of the index. */
    private void returnWithoutOperatorsLabels(int id) {
        ExpectedHost host = expected.get(id);
        if (host != null) {
            host.byOperators = Labels.NONE;
            host.firstSeen = host.firstSeen.plusSeconds(1);
            report(id, host);
        }
    }

    private void relabelByOperator(int id) {
        Labels labels = randomLabels();
        if (expected.containsKey(id)) {
            expected.get(id).byOperators = labels;
        }
        fleet.hosts().putLabels(id, labels);
    }

    private void report(int id, ExpectedHost host) {
        int system = random.nextInt(SYSTEMS.size() + 1);
        boolean isKnown = system < SYSTEMS.size();
        host.byAgent = randomLabels();
        host.derived.clear();
        if (isKnown) {
            host.derived.putAll(Map.of("os", DERIVED.get(system), "arch", "amd64", "agent", "1.0.0"));
        }
        Platform platform = isKnown ? new Platform(SYSTEMS.get(system), "6.1", "amd64", "1.0.0") : Platform.UNKNOWN;
        Facts facts = Facts.builder().platform(platform).labels(host.byAgent).build();
        put(id, "host-" + id, facts, host.firstSeen);
    }

    private void put(int id, String name, Facts facts, Instant firstSeen) {
        fleet.put(new HostRecord(
                id,
                name,
                new ReportedPlan(2, 1, FIRST_SEEN),
                facts,
                firstSeen,
                FIRST_SEEN,
                new HostIdentity(false, null)));
    }

    private Labels randomLabels() {
        Map<String, String> values = new HashMap<>();
        for (int count = random.nextInt(3); count > 0; count--) {
            switch (random.nextInt(4)) {
                case 0 -> values.put("env", random.nextBoolean() ? "prod" : "test");
                case 1 -> values.put("tier", random.nextBoolean() ? "web" : "");
                case 2 -> values.put("os", "own");
                default -> values.put("rack", Integer.toString(random.nextInt(9)));
            }
        }
        return Labels.of(values);
    }
}
