package io.masif.agent.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.HostCase;
import io.masif.domain.Action;
import io.masif.domain.Digest;
import io.masif.domain.Kind;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Folders;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** States of packages that apt treats in a way of its own, with a real apt and a real dpkg. */
class PackageStatesTest extends HostCase {
    @Test
    void leavesAloneWhatTheHostDoesNotWant() {
        install("foo", "held", "phased", "keptback", "pinned");
        host.sandbox
                .configure("APT::Machine-ID \"11111111111111111111111111111111\";")
                .aptMark("hold", "held");
        preference("Package: pinned\nPin: version 1.0\nPin-Priority: 900\n");
        host.offer(
                DebPackage.of("foo", "1.1"),
                DebPackage.of("held", "1.1"),
                DebPackage.of("phased", "1.1").field("Phased-Update-Percentage", "1"),
                DebPackage.of("keptback", "1.1").depends("nosuch"),
                DebPackage.of("pinned", "1.1"));
        host.start();
        assertThat(host.master.plannedActions()).containsExactly("update foo 1.0 -> 1.1");
        Stream.of("held", "phased", "keptback", "pinned")
                .forEach(name -> host.master.approvedDigests.add(update(name)));
        host.approve("update foo 1.0 -> 1.1");
        awaitDone("update foo 1.0 -> 1.1");
        host.awaitReports(2);
        assertThat(host.sandbox.packages())
                .containsExactlyInAnyOrder(
                        "ii foo all 1.1",
                        "hi held all 1.0",
                        "ii phased all 1.0",
                        "ii keptback all 1.0",
                        "ii pinned all 1.0");
    }

    @Test
    void executesWhatAPinOfTheAdministratorsChooses() {
        install("chosen", "back", "foo");
        preference(
                "Package: chosen\nPin: version 1.1\nPin-Priority: 995\n\nPackage: back\nPin: version 0.9\nPin-Priority: 1001\n");
        host.sandbox.configure("APT::Default-Release \"stable\";");
        host.offer(
                DebPackage.of("chosen", "1.1"),
                DebPackage.of("chosen", "1.2"),
                DebPackage.of("back", "0.9"),
                DebPackage.of("foo", "1.1"));
        host.start().approve("update chosen 1.0 -> 1.1", "update back 1.0 -> 0.9");
        awaitDone("update chosen 1.0 -> 1.1");
        assertThat(host.awaitValue("a reason", () -> host.master.findReason("update back 1.0 -> 0.9")))
                .contains("older version");
        assertThat(host.sandbox.packages())
                .containsExactlyInAnyOrder("ii back all 1.0", "ii chosen all 1.1", "ii foo all 1.0");
    }

    @Test
    void executesNothingInPlaceOfAVersionThatTheArchiveHasNoMore() {
        install("foo");
        host.offer(DebPackage.of("foo", "1.1~rc1"));
        host.start();
        assertThat(host.master.plannedActions()).containsExactly("update foo 1.0 -> 1.1~rc1");
        host.archive.remove("foo", "1.1~rc1");
        host.offer(DebPackage.of("foo", "1.1"));
        host.approve("update foo 1.0 -> 1.1~rc1");
        host.await("the newer version", () -> host.master.plannedActions().contains("update foo 1.0 -> 1.1"));
        host.awaitReports(2);
        assertThat(host.master.runs.values())
                .allSatisfy(run -> assertThat(run.outcomes()).allMatch(outcome -> outcome.result() == Result.SKIPPED));
        assertThat(host.sandbox.version("foo")).contains("1.0");
    }

    @Test
    void distinguishesArchitectures() {
        host.sandbox.addArchitecture("i386");
        DebPackage same = DebPackage.of("both", "2:1.0~rc1").field("Multi-Arch", "same");
        DebPackage single = DebPackage.of("single", "1.0").field("Multi-Arch", "same");
        host.archive.add(same.arch("amd64"), same.arch("i386"), single.arch("amd64"), single.arch("i386"));
        host.archive.add(
                DebPackage.of("app", "1.0").arch("i386"),
                DebPackage.of("oldapp", "1.0").arch("i386"));
        host.sandbox.update().install("both", "both:i386", "single", "single:i386", "app:i386", "oldapp:i386");
        DebPackage newer = DebPackage.of("both", "2:1.0").field("Multi-Arch", "same");
        host.offer(
                newer.arch("amd64"),
                newer.arch("i386"),
                DebPackage.of("app", "2.0")
                        .arch("i386")
                        .conflicts("oldapp, single:amd64")
                        .depends("new"),
                DebPackage.of("new", "1.0").arch("i386"));
        host.start();
        assertThat(host.master.plan().actions())
                .extracting(Action::toString)
                .containsExactlyInAnyOrder(
                        "update both:amd64 2:1.0~rc1 -> 2:1.0",
                        "update both:i386 2:1.0~rc1 -> 2:1.0",
                        "update app:i386 1.0 -> 2.0",
                        "install new:i386 1.0",
                        "remove oldapp:i386 1.0",
                        "remove single 1.0");
        approve(Action.of("both", "amd64", Kind.UPDATE, "2:1.0~rc1", "2:1.0"));
        assertThat(host.awaitValue("a reason", () -> host.master.findReason("update both 2:1.0~rc1 -> 2:1.0")))
                .isEqualTo("waits for update both 2:1.0");
        host.approve("update both 2:1.0~rc1 -> 2:1.0");
        awaitDone("update both 2:1.0~rc1 -> 2:1.0");
        host.approve("update app 1.0 -> 2.0", "install new 1.0", "remove oldapp 1.0", "remove single 1.0");
        awaitDone("update app 1.0 -> 2.0");
        awaitDone("remove oldapp 1.0");
        awaitDone("remove single 1.0");
        assertInstalled("both amd64 2:1.0", "both i386 2:1.0", "single i386 1.0", "app i386 2.0", "new i386 1.0");
    }

    @Test
    void keepsMarksAndChangedConfigurationFiles() {
        host.archive.add(
                DebPackage.of("app", "1.0")
                        .conffile("/etc/app.conf", "as packaged\n")
                        .conffile("/etc/untouched.conf", "1\n"),
                DebPackage.of("auto", "1.0"));
        host.sandbox.update().install("app=1.0", "auto=1.0").markAutoInstalled("auto");
        Path conf = host.sandbox.root().resolve("etc/app.conf");
        Folders.write(conf, "by the administrator\n");
        host.offer(
                DebPackage.of("app", "1.1").conffile("/etc/app.conf", "newer\n").conffile("/etc/untouched.conf", "2\n"),
                DebPackage.of("auto", "1.1"));
        host.start().approve("update app 1.0 -> 1.1", "update auto 1.0 -> 1.1");
        awaitDone("update app 1.0 -> 1.1");
        awaitDone("update auto 1.0 -> 1.1");
        assertThat(Folders.read(conf)).isEqualTo("by the administrator\n");
        assertThat(Folders.read(conf.resolveSibling("app.conf.dpkg-dist"))).isEqualTo("newer\n");
        assertThat(Folders.read(conf.resolveSibling("untouched.conf"))).isEqualTo("2\n");
        assertThat(host.sandbox.autoInstalled()).containsExactly("auto");
    }

    @Test
    void executesNothingForAMasterThatTalksNonsense() {
        install("foo");
        host.offer(DebPackage.of("foo", "1.1"));
        host.start();
        for (String answer : new String[] {
            "",
            "garbage",
            "[]",
            "{\"approved\":\"all\",\"next\":1}",
            "{\"approved\":[\"foo\",\"*\",\"-o\",\"; reboot\"],\"next\":1}",
            "{\"approved\":[{\"package\":\"foo\",\"kind\":\"update\",\"from\":\"1.0\",\"to\":\"1.1\"}],\"next\":1}"
        }) {
            host.answerOnce(answer);
        }
        assertThat(host.master.runs).isEmpty();
        assertThat(host.sandbox.version("foo")).contains("1.0");
    }

    @Test
    void executesNothingThatTheHostDidNotPropose() {
        install("foo", "bar");
        host.offer(DebPackage.of("foo", "1.1"), DebPackage.of("evil", "6.6.6"));
        host.master.approvedDigests.addAll(List.of(
                update("bar"),
                Action.of("foo", "all", Kind.UPDATE, "1.0", "6.6.6").digest(),
                Action.of("foo", null, Kind.REMOVE, "1.0", null).digest(),
                Action.of("foo", "amd64", Kind.UPDATE, "1.0", "1.1").digest(),
                Action.of("evil", "all", Kind.INSTALL, null, "6.6.6").digest(),
                Digest.ofText("anything")));
        host.start().awaitReports(3);
        assertThat(host.master.runs).isEmpty();
        assertThat(host.sandbox.packages()).containsExactlyInAnyOrder("ii foo all 1.0", "ii bar all 1.0");
    }

    private void install(String... names) {
        host.install(Stream.of(names).map(name -> DebPackage.of(name, "1.0")).toArray(DebPackage[]::new));
    }

    private void preference(String text) {
        Folders.write(host.sandbox.root().resolve("etc/apt/preferences.d/administrator"), text);
    }

    private void approve(Action action) {
        host.master.plan().actions().stream()
                .filter(planned -> planned.toString().equals(action.toString()))
                .forEach(planned -> host.master.approvedDigests.add(planned.digest()));
    }

    private Digest update(String name) {
        return new Action(name, "all", Kind.UPDATE, "1.0", "1.1", List.of("Debian:12/stable"), false).digest();
    }

    private void awaitDone(String action) {
        Run.Outcome outcome = host.awaitValue(action + " ended", () -> host.master.findOutcome(action));
        assertThat(outcome).returns(Result.DONE, Run.Outcome::result);
    }

    private void assertInstalled(String... packages) {
        assertThat(host.sandbox.packages())
                .filteredOn(line -> line.startsWith("ii"))
                .containsExactlyInAnyOrder(
                        Stream.of(packages).map(line -> "ii " + line).toArray(String[]::new));
    }
}
