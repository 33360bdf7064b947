package io.masif.agent.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MissingApprovalsTest {
    private static final Action APP = Action.of("app", "amd64", Kind.UPDATE, "1", "2");
    private static final Action LIB = Action.of("lib", "amd64", Kind.UPDATE, "1.5", "2.5");
    private static final Action NEW = Action.of("new", "amd64", Kind.INSTALL, null, "1");
    private static final Action OLD = Action.of("old", null, Kind.REMOVE, "1", null);

    @Test
    void doesNotWaitForWhatTheInstalledVersionSatisfies() {
        assertThat(reason(APP, "Depends: lib (>= 1.2), lib (<< 3), lib", LIB)).startsWith("apt cannot execute it");
        assertThat(reason(APP, "Depends: nothing | lib (>= 1.2)", LIB)).startsWith("apt cannot execute it");
    }

    @Test
    void waitsForAVersionThatIsNotInstalledYet() {
        assertThat(reason(APP, "Depends: lib (>= 2~), other", LIB)).isEqualTo("waits for update lib 2.5");
        assertThat(reason(APP, "Pre-Depends: lib:any (= 2.5)", LIB)).isEqualTo("waits for update lib 2.5");
        assertThat(reason(APP, "Depends: lib (>= 2.6)", LIB)).startsWith("apt cannot execute it");
    }

    @Test
    void waitsForWhatProvidesADependency() {
        String shown = show("new", "1", "amd64", "Provides: virtual (= 4), plain");
        assertThat(reason(APP, "Depends: virtual (>= 3)", shown, NEW)).isEqualTo("waits for install new 1");
        assertThat(reason(APP, "Depends: plain", shown, NEW)).isEqualTo("waits for install new 1");
        assertThat(reason(APP, "Depends: plain (>= 1)", shown, NEW)).startsWith("apt cannot execute it");
        assertThat(reason(APP, "Depends: virtual (>= 5)", shown, NEW)).startsWith("apt cannot execute it");
    }

    @Test
    void waitsForTheRemovalOfWhatItConflictsWith() {
        assertThat(reason(APP, "Conflicts: old", OLD)).isEqualTo("waits for remove old 1");
        assertThat(reason(APP, "Breaks: old (<< 2)", OLD)).isEqualTo("waits for remove old 1");
        assertThat(reason(APP, "Breaks: old (<< 1)", OLD)).startsWith("apt cannot execute it");
    }

    @Test
    void waitsForAnUpdateOfWhatItBreaks() {
        assertThat(reason(APP, "Breaks: lib (<< 2)", LIB)).isEqualTo("waits for update lib 2.5");
        assertThat(reason(APP, "Breaks: lib (<< 1.5)", LIB)).startsWith("apt cannot execute it");
    }

    @Test
    void waitsForWhatDependsOnTheVersionThatIsInstalled() {
        String strict = show("lib-dev", "1.5", "amd64", "Depends: lib (= 1.5)");
        Action dev = Action.of("lib-dev", "amd64", Kind.UPDATE, "1.5", "2.5");
        assertThat(reason(LIB, "", strict, dev)).isEqualTo("waits for update lib-dev 2.5");
        Action removal = Action.of("lib-dev", null, Kind.REMOVE, "1.5", null);
        assertThat(reason(LIB, "", strict, removal)).isEqualTo("waits for remove lib-dev 1.5");
    }

    @Test
    void aRemovalWaitsForItsCause() {
        String shown = show("old", "1", "amd64", "") + show("app", "2", "amd64", "Conflicts: old");
        assertThat(explain(List.of(OLD), List.of(APP), shown)).containsExactly("waits for update app 2");
    }

    @Test
    void waitsForTheSamePackageOfAnotherArchitecture() {
        Action foreign = Action.of("lib", "i386", Kind.UPDATE, "1.5", "2.5");
        String shown = Stream.of("amd64", "i386")
                .map(arch ->
                        show("lib", "2.5", arch, "Multi-Arch: same") + show("lib", "1.5", arch, "Multi-Arch: same"))
                .reduce("", String::concat);
        assertThat(explain(List.of(LIB), List.of(foreign), shown)).containsExactly("waits for update lib 2.5");
    }

    @Test
    void aStepBackWaitsForNothing() {
        Action back = Action.of("app", "amd64", Kind.UPDATE, "2", "1");
        assertThat(reason(back, "Depends: lib (>= 2)", LIB))
                .isEqualTo("is a step back to an older version, which is never executed");
    }

    @Test
    void findsWhatIsNeededByWhatItNeeds() {
        String shown = show("app", "2", "amd64", "Depends: lib (>= 2)")
                + show("lib", "1.5", "amd64", "")
                + show("lib", "2.5", "amd64", "Depends: new")
                + show("new", "1", "amd64", "");
        assertThat(explain(List.of(APP, LIB), List.of(NEW), shown))
                .containsExactly("waits for install new 1", "waits for install new 1");
    }

    @Test
    void followsALongChain() {
        List<Action> chain = IntStream.range(0, 500)
                .mapToObj(i -> Action.of("p" + i, "all", Kind.UPDATE, "1", "2"))
                .toList();
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            shown.append(show("p" + i, "1", "all", ""))
                    .append(show("p" + i, "2", "all", "Depends: p" + (i + 1) + " (>= 2)"));
        }
        assertThat(explain(chain.subList(0, 499), chain.subList(499, 500), shown.toString()))
                .hasSize(499)
                .containsOnly("waits for update p499 2");
    }

    private static String reason(Action blocked, String field, Action unapproved) {
        return reason(blocked, field, "", unapproved);
    }

    private static String reason(Action blocked, String field, String shown, Action unapproved) {
        String all = show(blocked.packageName(), blocked.to(), "amd64", field)
                + show(blocked.packageName(), blocked.from(), "amd64", "")
                + shown
                + (unapproved.to() == null ? "" : show(unapproved.packageName(), unapproved.to(), "amd64", ""))
                + (unapproved.from() == null ? "" : show(unapproved.packageName(), unapproved.from(), "amd64", ""));
        return explain(List.of(blocked), List.of(unapproved), all).get(0);
    }

    private static List<String> explain(List<Action> blocked, List<Action> unapproved, String shown) {
        List<Action> all = Stream.concat(blocked.stream(), unapproved.stream()).toList();
        return new MissingApprovals(new Relations(shown, all), blocked, unapproved)
                .explain().stream().map(found -> found.reason()).toList();
    }

    private static String show(String name, String version, String arch, String field) {
        return "Package: " + name + "\nVersion: " + version + "\nArchitecture: " + arch + "\n"
                + (field.isEmpty() ? "" : field + "\n") + "\n";
    }
}
