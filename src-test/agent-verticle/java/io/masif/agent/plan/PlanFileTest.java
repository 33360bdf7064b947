package io.masif.agent.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Plan;
import io.masif.domain.PlannedAction;
import io.masif.rig.process.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFileTest {
    private static final Action FOO =
            new Action("foo", "amd64", Kind.UPDATE, "1.0", "1.1", List.of("Debian:12/stable"), true);
    private static final Action BAR = Action.of("bar", null, Kind.REMOVE, "2", null);
    private static final Plan PLAN =
            Plan.ofPlanned(List.of(new PlannedAction(FOO, "source"), new PlannedAction(BAR, null)));

    @TempDir
    Path folder;

    @Test
    void isReadAsItWasKept() {
        Path file = folder.resolve("plan.json");
        assertThat(PlanFile.at(file).read()).isEqualTo(Plan.EMPTY);
        PlanFile.at(file).write(PLAN, true);
        assertThat(PlanFile.at(file).read()).isEqualTo(PLAN);
        PlanFile.at(file).write(Plan.EMPTY, true);
        assertThat(PlanFile.at(file).read()).isEqualTo(Plan.EMPTY);
    }

    @Test
    void sourcesAreReadOnlyIfAllWereFoundOut() {
        Path file = folder.resolve("plan.json");
        assertThat(PlanFile.at(file).readSources()).isEmpty();
        PlanFile.at(file).write(PLAN, true);
        assertThat(PlanFile.at(file).readSources()).isEqualTo(Map.of(FOO, "source", BAR, "bar"));
        PlanFile.at(file).write(PLAN, false);
        assertThat(PlanFile.at(file).readSources()).isEmpty();
        // as an earlier agent has left it
        Folders.write(file, "{\"actions\": [{\"package\": \"bar\", \"kind\": \"remove\", \"from\": \"2\"}]}");
        assertThat(PlanFile.at(file).readSources()).isEmpty();
        assertThat(PlanFile.at(file).read().actions()).containsExactly(BAR);
    }

    @Test
    void whatCannotBeReadOrKeptCostsNothing() {
        Path file = folder.resolve("plan.json");
        for (String garbage : List.of("\0\1garbage", "[]", "{}", "{\"actions\": 7}", "{\"actions\": [{}]}")) {
            Folders.write(file, garbage);
            assertThat(PlanFile.at(file).read()).as(garbage).isEqualTo(Plan.EMPTY);
        }
        PlanFile.at(folder.resolve("no folder/plan.json")).write(PLAN, true);
        assertThat(Files.exists(folder.resolve("no folder"))).isFalse();
    }
}
