package io.masif.agent.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Plan;
import io.masif.rig.process.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFileTest {
    private static final Plan PLAN = Plan.of(List.of(
            new Action("foo", "amd64", Kind.UPDATE, "1.0", "1.1", List.of("Debian:12/stable"), true),
            Action.of("bar", null, Kind.REMOVE, "2", null)));

    @TempDir
    Path folder;

    @Test
    void isReadAsItWasKept() {
        Path file = folder.resolve("plan.json");
        assertThat(PlanFile.at(file).read()).isEqualTo(Plan.EMPTY);
        PlanFile.at(file).write(PLAN);
        assertThat(PlanFile.at(file).read()).isEqualTo(PLAN);
        PlanFile.at(file).write(Plan.EMPTY);
        assertThat(PlanFile.at(file).read()).isEqualTo(Plan.EMPTY);
    }

    @Test
    void whatCannotBeReadOrKeptCostsNothing() {
        Path file = folder.resolve("plan.json");
        for (String garbage : List.of("\0\1garbage", "[]", "{}", "{\"actions\": 7}", "{\"actions\": [{}]}")) {
            Folders.write(file, garbage);
            assertThat(PlanFile.at(file).read()).as(garbage).isEqualTo(Plan.EMPTY);
        }
        PlanFile.at(folder.resolve("no folder/plan.json")).write(PLAN);
        assertThat(Files.exists(folder.resolve("no folder"))).isFalse();
    }
}
