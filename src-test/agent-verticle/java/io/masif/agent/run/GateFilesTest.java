package io.masif.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.select.ApprovedRun;
import io.masif.agent.select.Selection;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The files that the gate lets dpkg unpack. */
class GateFilesTest extends GateCase {
    @Test
    void refusesAnotherFileThanTheApprovedOne() throws IOException {
        Files.writeString(deb, "another foo");
        assertThat(runGate(HEAD + update + UPDATED))
                .isEqualTo("masif gate: another file than the approved one: " + deb + "\n");
        assertThat(runGate(HEAD + install + update)).contains("another file").contains("foo_1.1_all.deb");
        assertThat(runGate(HEAD + install)).isEmpty();
        Files.writeString(dep, "more");
        assertThat(runGate(HEAD + install)).isEqualTo("masif gate: another file than the approved one: " + dep + "\n");
        Files.delete(deb);
        assertThat(runGate(HEAD + update)).isEqualTo("masif gate: another file than the approved one: " + deb + "\n");
    }

    @Test
    void refusesAPathThatEndsInACarriageReturn() {
        assertThat(runGate(HEAD + update.replace(".deb\n", ".deb\r\n")))
                .startsWith("masif gate: a step that nobody can approve");
    }

    @Test
    void checksEveryStepOfALargeRun() throws IOException {
        List<Action> actions = IntStream.range(0, 1000)
                .mapToObj(i -> Action.of("package" + i, "all", Kind.UPDATE, "1:1~rc" + i, "1:2+b" + i))
                .toList();
        Map<Action, String> hashes =
                actions.stream().collect(Collectors.toMap(action -> action, action -> hash("SHA-256", deb)));
        Files.writeString(
                run.path().resolve("approved"),
                ApprovedSteps.format(new ApprovedRun(Selection.of(actions), "", hashes), "amd64"));
        String steps = actions.stream()
                .map(a -> a.packageName() + " " + a.from() + " all none < " + a.to() + " all none ")
                .map(step -> step + deb + "\n" + step + "**CONFIGURE**\n")
                .collect(Collectors.joining());
        assertThat(runGate(HEAD + steps)).isEmpty();
        assertThat(runGate(HEAD + steps.replace("< 1:2+b999 ", "< 1:2+b1000 "))).contains("not approved: package999");
    }
}
