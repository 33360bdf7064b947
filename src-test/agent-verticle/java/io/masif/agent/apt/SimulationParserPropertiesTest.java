package io.masif.agent.apt;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Releases;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SimulationParserPropertiesTest {
    @Property
    void whatAptPrintsOfAnActionIsThatAction(@ForAll("actions") Action action, @ForAll("tails") String tail) {
        assertThat(SimulationParser.parse(line(action) + tail + "\n").actions()).containsExactly(action);
    }

    @Property
    void neitherAnActionNorARefusalIsEverLost(@ForAll List<String> lines) {
        String text = String.join(
                "\n",
                lines.stream().map(line -> "Inst " + line.replaceAll("\\R", "")).toList());
        Simulation simulation = SimulationParser.parse(text);
        long tagged =
                text.lines().filter(line -> line.startsWith("Inst ")).distinct().count();
        assertThat(simulation.actions().size()
                        + (long) simulation.refused().stream()
                                .distinct()
                                .toList()
                                .size())
                .isLessThanOrEqualTo(tagged);
        assertThat(simulation.actions()).allMatch(action -> action.packageName().matches("[a-z0-9][a-z0-9+.-]+"));
    }

    @Provide
    Arbitrary<Action> actions() {
        Arbitrary<String> name = word("abcxyz0189+.-", 8).map(rest -> "p" + rest);
        Arbitrary<String> version = Combinators.combine(Arbitraries.of("1", "0:1", "12:3:"), word("0189abAB.+~-", 10))
                .as(String::concat);
        Arbitrary<String> arch = Arbitraries.of("amd64", "all", "i386");
        Arbitrary<List<String>> releases = Arbitraries.of(
                        "Debian:12.15/oldstable",
                        "Debian-Security:12/oldstable-security",
                        "My label:1/a suite",
                        "local-deb")
                .list()
                .uniqueElements()
                .ofMaxSize(3);
        return Combinators.combine(name, version, version, arch, releases, Arbitraries.of(Kind.values()))
                .as(SimulationParserPropertiesTest::action);
    }

    @Provide
    Arbitrary<String> tails() {
        return Arbitraries.of("", " []", " [a:amd64 on b:amd64] [a:amd64 ]", " [x:i386 ]");
    }

    private static Action action(String name, String one, String other, String arch, List<String> releases, Kind kind) {
        boolean security = Releases.security(releases);
        return switch (kind) {
            case INSTALL -> new Action(name, arch, kind, null, one, releases, security);
            case UPDATE -> new Action(name, arch, kind, one, other, releases, security);
            case CONFIGURE -> new Action(name, arch, kind, null, one, releases, security);
            case REMOVE, PURGE ->
                new Action(name, arch.equals("i386") ? arch : null, kind, one, null, List.of(), false);
        };
    }

    private static String line(Action action) {
        String name = "i386".equals(action.arch()) ? action.packageName() + ":i386" : action.packageName();
        String releases = action.releases().isEmpty() ? "" : " " + Releases.format(action.releases());
        String after = " (" + action.to() + releases + " [" + action.arch() + "])";
        String before = " [" + action.from() + "]";
        return switch (action.kind()) {
            case INSTALL -> "Inst " + name + after;
            case UPDATE -> "Inst " + name + before + after;
            case CONFIGURE -> "Conf " + name + after;
            case REMOVE -> "Remv " + name + before;
            case PURGE -> "Purg " + name + before;
        };
    }

    private static Arbitrary<String> word(String characters, int longest) {
        return Arbitraries.strings().withChars(characters).ofMinLength(1).ofMaxLength(longest);
    }
}
