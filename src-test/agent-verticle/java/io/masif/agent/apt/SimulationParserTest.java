package io.masif.agent.apt;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationParserTest {
    @ParameterizedTest
    @CsvFileSource(resources = "simulation.csv", delimiter = '|', quoteCharacter = '`', nullValues = "-")
    void readsWhatAptPrints(
            String line,
            Kind kind,
            String name,
            String arch,
            String from,
            String to,
            String releases,
            boolean security) {
        List<String> list = releases == null ? List.of() : List.of(releases.split(", ", -1));
        assertThat(SimulationParser.parse(line).actions())
                .containsExactly(new Action(name, arch, kind, from, to, list, security));
    }

    @Test
    void countsAConfigureAsPartOfItsInstallation() {
        Simulation simulation = SimulationParser.parse("""
                Inst foo [1] (2 Debian:12/stable [all])
                Inst foo:i386 [1] (2 Debian:12/stable [i386])
                Conf foo (2 Debian:12/stable [all])
                Conf foo:i386 (2 Debian:12/stable [i386])
                Conf half (1 Debian:12/stable [all])
                """);
        assertThat(simulation.actions())
                .extracting(Action::kind)
                .containsExactly(Kind.UPDATE, Kind.UPDATE, Kind.CONFIGURE);
    }

    @Test
    void namesAConfigureWithoutAVersion() {
        Simulation simulation = SimulationParser.parse("Conf half\nConf other:i386 broken\n Depends:nothing\n");
        assertThat(simulation.actions()).isEmpty();
        assertThat(simulation.withoutVersion()).containsExactly("half", "other:i386");
    }

    @Test
    void ignoresWhatIsNoAction() {
        Simulation simulation = SimulationParser.parse("NOTE: This is only a simulation!\n\n Inst foo (1 [all])\n");
        assertThat(simulation).isEqualTo(new Simulation(List.of(), List.of(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Inst Foo (1 Debian:12/stable [all])",
                "Inst foo$(id) (1 Debian:12/stable [all])",
                "Inst -foo (1 Debian:12/stable [all])",
                "Inst foo (1;id Debian:12/stable [all])",
                "Inst foo [1_0] (1 Debian:12/stable [all])",
                "Inst foo (1 Debian:12/stable [a/b])",
                "Inst foo:../x (1 Debian:12/stable [all])",
                "Inst foo:i386 (1 Debian:12/stable [amd64])",
                "Conf foo:i386 (1 a (b [c])",
                "Conf foo [1] (2 Debian:12/stable [all])",
                "Inst foo [1]",
                "Inst foo (1 Debian:12/stable)",
                "Remv foo",
                "Remv foo [*]"
            })
    void leavesOutWhatDebiansPolicyRefuses(String line) {
        Simulation simulation = SimulationParser.parse(line + "\nInst good (1 Debian:12/stable [all])");
        assertThat(simulation.actions()).extracting(Action::packageName).containsExactly("good");
        assertThat(simulation.rejectedLines()).containsExactly(line);
    }
}
