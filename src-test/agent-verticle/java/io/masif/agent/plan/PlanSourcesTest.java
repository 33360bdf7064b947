package io.masif.agent.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.CountedApt;
import io.masif.agent.bed.HostCase;
import io.masif.agent.bed.KillableAgent;
import io.masif.domain.Plan;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Folders;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The source packages of actions, from a real apt and a real dpkg. */
class PlanSourcesTest extends HostCase {
    @Test
    void sourceIsThatOfTheVersionAfter() {
        host.install(
                        DebPackage.of("libssl3", "3.0.15-1").field("Source", "openssl"),
                        DebPackage.of("rebuilt", "1-1").field("Source", "other (1.0)"),
                        DebPackage.of("moved", "1-1").field("Source", "old-source"),
                        DebPackage.of("plain", "1-1"))
                .offer(
                        DebPackage.of("libssl3", "3.0.16-1")
                                .field("Source", "openssl")
                                .depends("newdep"),
                        DebPackage.of("rebuilt", "1-1+b1").field("Source", "rebuilt (1-1)"),
                        DebPackage.of("moved", "2-1").field("Source", "new-source (2-1~bpo1)"),
                        DebPackage.of("newdep", "1").arch("amd64").field("Source", "new-source"),
                        DebPackage.of("plain", "2-1"))
                .start();
        assertThat(sources())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "libssl3", "openssl",
                        "moved", "new-source",
                        "newdep", "new-source",
                        "plain", "plain",
                        "rebuilt", "rebuilt"));
    }

    @Test
    void sourceOfWhatIsRemovedOrConfiguredIsThatOfTheInstalledVersion() {
        DebPackage half = DebPackage.of("half", "1").field("Source", "half-source");
        host.install(DebPackage.of("gone", "1").field("Source", "gone-source (0.9)"), DebPackage.of("next", "1"))
                .offer(DebPackage.of("next", "2").conflicts("gone"), half);
        host.sandbox.dpkg("--unpack", host.archive.file(half).toString());
        host.start();
        assertThat(host.master.plannedActions()).contains("remove gone 1", "configure half 1");
        assertThat(sources()).containsEntry("gone", "gone-source").containsEntry("half", "half-source");
    }

    @Test
    void sourceThatIsNoNameIsLeftOut() {
        host.install(DebPackage.of("odd", "1"))
                .offer(DebPackage.of("odd", "2").field("Source", "Not_A-Source!"))
                .start();
        assertThat(sources()).isEqualTo(Map.of("odd", "odd"));
    }

    @Test
    void processesDoNotGrowWithTheActionsAndAnUnchangedPlanNeedsNone() {
        host.install(packages("1")).offer(packages("2"));
        CountedApt apt = new CountedApt(folder.resolve("bin"));
        agent = new KillableAgent(host, apt.commandPrefix()).start();
        host.await("a first report", () -> host.master.plan() != null && host.master.facts() != null);
        assertThat(sources()).hasSize(120).allSatisfy((name, source) -> assertThat(source)
                .isEqualTo("source"));
        assertThat(apt.countShows()).isOne();
        // another simulation with the same plan, and one with a further action
        host.sandbox.update();
        host.awaitReports(2);
        host.offer(DebPackage.of("p0", "3").field("Source", "other"));
        host.await("the new plan", () -> host.master.plannedActions().contains("update p0 1 -> 3"));
        assertThat(sources()).containsEntry("p0", "other").containsEntry("p1", "source");
        assertThat(apt.countShows()).isEqualTo(2);
        host.awaitReports(1);
        int fullReports = host.master.fullReports.get();
        agent.killAll();
        agent.start();
        host.awaitReports(2);
        assertThat(apt.countShows()).isEqualTo(2);
        assertThat(host.master.fullReports).hasValue(fullReports);
    }

    @Test
    void planIsSentOnceMoreWithItsSourcesAfterAnUpgradeOfTheAgent() {
        host.install(packages("1")).offer(packages("2"));
        agent = new KillableAgent(host).start();
        host.await("a first report", () -> host.master.plan() != null && host.master.facts() != null);
        host.awaitReports(1);
        agent.killAll();
        // as an earlier agent has left it
        Path acknowledged = host.stateFolder().resolve("known.json");
        JsonObject earlier = new JsonObject(Folders.read(acknowledged));
        assertThat(earlier.remove("sources")).isNotNull();
        Folders.write(acknowledged, earlier.encode());
        host.master.forgetSources();
        assertThat(sources()).containsEntry("p0", "p0");
        agent.start();
        host.await("the sources", () -> sources().get("p0").equals("source"));
        host.awaitReports(2);
        assertThat(host.master.fullReports).hasValue(2);
    }

    /** By the packages, as the master knows them. */
    private Map<String, String> sources() {
        Plan plan = host.master.plan();
        Map<String, String> sources = new TreeMap<>();
        plan.actions().forEach(action -> sources.put(action.packageName(), plan.sourceName(action)));
        return sources;
    }

    private static DebPackage[] packages(String version) {
        return IntStream.range(0, 120)
                .mapToObj(i -> DebPackage.of("p" + i, version).field("Source", "source"))
                .toArray(DebPackage[]::new);
    }
}
