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
    void readsAReleaseWithAnyLabelThatAptAccepts(@ForAll("labels") String label, @ForAll("tails") String tail) {
        String printed = label + ":12/stable";
        String line = "Inst foo [1.0] (1.1 " + printed + " [all])" + tail + "\n";
        assertThat(SimulationParser.parse(line + "Conf foo (1.1 " + printed + " [all])\nRemv bar [2]\n"))
                .isEqualTo(new Simulation(
                        List.of(
                                new Action(
                                        "foo",
                                        "all",
                                        Kind.UPDATE,
                                        "1.0",
                                        "1.1",
                                        Releases.parse(printed),
                                        Releases.isSecurity(Releases.parse(printed))),
                                Action.of("bar", null, Kind.REMOVE, "2", null)),
                        List.of(),
                        List.of()));
    }

    @Property
    void neitherLosesNorInventsAnActionForALabelWithInvisibleCharacters(
            @ForAll("labels") String one, @ForAll("separators") String separator, @ForAll("labels") String other) {
        String label = one + separator + other;
        String text = "Inst foo [1.0] (1.1 " + label + ":12/stable [all])\nConf foo (1.1 " + label
                + ":12/stable [all])\nRemv bar [2]\n";
        assertThat(SimulationParser.parse(text).actions())
                .extracting(Action::toString)
                .containsExactly("update foo:all 1.0 -> 1.1", "remove bar 2");
        assertThat(SimulationParser.parse(text).rejectedLines()).isEmpty();
    }

    @Property
    void whatIsStoredOfALabelIsTheSameWhenItIsReadAgain(@ForAll("labels") String label) {
        List<String> releases = Releases.parse(label + ":12/stable, " + label);
        assertThat(Releases.parse(Releases.format(releases))).isEqualTo(releases);
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
                        + (long) simulation.rejectedLines().stream()
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
        return Combinators.combine(name, version, version, arch, releases, Arbitraries.of(Kind.OF_PACKAGES))
                .as(SimulationParserPropertiesTest::action);
    }

    /** As apt prints them: without blanks at their ends. */
    @Provide
    Arbitrary<String> labels() {
        Arbitrary<String> parts = Arbitraries.of(
                "(", ")", "[", "]", ",", " ", "[all])", "[amd64]", ") [", "(1 ", "Conf", "Inst", ":", "/", "JDK", "ü",
                "\\");
        return parts.list().ofMinSize(1).ofMaxSize(12).map(list -> ("x" + String.join("", list))
                .replaceAll(" +", " ")
                .strip());
    }

    /** Among them line breaks, after which apt prints at least one blank. */
    @Provide
    Arbitrary<String> separators() {
        return Arbitraries.of("\t", "\r", "\n ", "\n .\n  Inst evil (1 ", "\u2028", "\u202e", "\u200b", "\u0085");
    }

    @Provide
    Arbitrary<String> tails() {
        return Arbitraries.of("", " []", " [a:amd64 on b:amd64] [a:amd64 ]", " [x:i386 ]");
    }

    private static Action action(String name, String one, String other, String arch, List<String> releases, Kind kind) {
        boolean security = Releases.isSecurity(releases);
        return switch (kind) {
            case INSTALL -> new Action(name, arch, kind, null, one, releases, security);
            case UPDATE -> new Action(name, arch, kind, one, other, releases, security);
            case CONFIGURE -> new Action(name, arch, kind, null, one, releases, security);
            case REMOVE, PURGE ->
                new Action(name, arch.equals("i386") ? arch : null, kind, one, null, List.of(), false);
            case RESTART, REBOOT -> throw new IllegalArgumentException("apt does not print it: " + kind);
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
            case RESTART, REBOOT -> throw new IllegalArgumentException("apt does not print it: " + action);
        };
    }

    private static Arbitrary<String> word(String characters, int longest) {
        return Arbitraries.strings().withChars(characters).ofMinLength(1).ofMaxLength(longest);
    }
}
