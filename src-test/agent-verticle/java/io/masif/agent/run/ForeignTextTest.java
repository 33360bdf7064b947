package io.masif.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.apt.AptDiagnostics;
import io.masif.agent.apt.DpkgState;
import io.masif.agent.lists.ReleaseFiles;
import io.masif.agent.select.ApprovedRun;
import io.masif.agent.select.Selection;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.PackageLists;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts of apt, dpkg and files are reported, logged and shown as one short line without invisible characters. */
class ForeignTextTest {
    private static final String EVIL = "x\u001b[2J\u202e\u0085\u200b\ty" + "z".repeat(5000);

    @TempDir
    Path folder;

    @Test
    void errorsOfApt() {
        assertShown(AptDiagnostics.findError("E: " + EVIL + "\n").orElseThrow());
        assertShown(AptDiagnostics.findProblem("E: Malformed " + EVIL + "\n")
                .map(HostProblem::problem)
                .orElseThrow());
    }

    @Test
    void outcomesOfARun() throws IOException {
        Action foo = Action.of("foo", "all", Kind.UPDATE, "1.0", "1.1");
        RunFolder run = new RunFolder(folder.resolve("run"));
        RunFolder.Journal journal =
                run.prepare(new ApprovedRun(Selection.of(List.of(foo)), "", Map.of(foo, "0".repeat(64))), "amd64");
        Files.writeString(run.path().resolve("log"), "masif gate: another file: /" + EVIL + "\n");
        DpkgState dpkg = DpkgState.parse("ii  foo 1.0 all foo\n", "amd64");
        assertShown(new OutcomeReader(dpkg, run, false, false)
                .read("id", journal)
                .outcomes()
                .get(0)
                .message());
        Files.writeString(run.path().resolve("status"), "pmerror:foo:50.0:" + EVIL + "\n");
        Run.Outcome failed = new OutcomeReader(dpkg, run, false, false)
                .read("id", journal)
                .outcomes()
                .get(0);
        assertThat(failed.result()).isEqualTo(Result.FAILED);
        assertShown(failed.message());
    }

    @Test
    void progressOfARun() {
        assertShown(StatusLines.findProgress("pmstatus:foo:50.0:" + EVIL + "\n")
                .orElseThrow()
                .step());
    }

    @Test
    void originsOfTheLists() throws IOException {
        Files.writeString(
                folder.resolve("x_InRelease"),
                "Label: Grüße" + EVIL + "\n  second line\nSuite: stable\nDate: Sat, 28 Nov 2026 10:00:00 UTC\n");
        PackageLists.Origin origin = ReleaseFiles.read(folder).origins().get(0);
        assertThat(origin.from()).isEqualTo(Instant.parse("2026-11-28T10:00:00Z"));
        assertThat(origin.name()).startsWith("Grüßex");
        assertShown(origin.name());
    }

    private static void assertShown(String text) {
        assertThat(text).hasSizeLessThanOrEqualTo(2000).matches("[^\\p{C}\\p{Zl}\\p{Zp}]*");
    }
}
