package io.masif.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Plan;
import io.masif.domain.Progress;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.domain.host.BlockedAction;
import io.masif.domain.host.ExecutionLimits;
import io.masif.domain.host.Facts;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostState;
import io.masif.domain.host.KeptBackPackage;
import io.masif.domain.host.PackageLists;
import io.masif.domain.host.PendingRestarts;
import io.masif.domain.host.Platform;
import io.masif.domain.host.UpgradeGaps;
import io.masif.domain.label.Labels;
import io.masif.failure.Failure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {
    private static final Instant NOW = Instant.parse("2026-11-23T11:00:00Z");
    private static final Action BAR =
            new Action("bar", "amd64", Kind.UPDATE, "1.0", "1.1", List.of("Debian-Security:12/stable-security"), true);
    private static final Action NEWDEP = Action.of("newdep", "all", Kind.INSTALL, null, "1");
    private static final Facts FACTS = Facts.builder()
            .platform(new Platform("Debian 12.15", "6.1", "amd64", "1.0"))
            .condition(new HostProblem(HostState.LISTS_EXPIRED, "the lists of Debian/stable have expired"))
            .restarts(new PendingRestarts(true, List.of("linux-image-6.1.0-40-amd64"), List.of("nginx.service")))
            .lists(new PackageLists(NOW, List.of(new PackageLists.Origin("Debian/stable", NOW))))
            .gaps(new UpgradeGaps(
                    List.of("held"),
                    List.of(new KeptBackPackage("later", "held on this host")),
                    List.of("/etc/bar.conf.dpkg-dist")))
            .limits(new ExecutionLimits(
                    5_000_000_000L, List.of(new BlockedAction(BAR, List.of(NEWDEP), "needs newdep"))))
            .labels(Labels.parse("env=prod,example.com/role=web,legacy="))
            .build();
    private static final Run GOING = new Run(
            "g",
            NOW,
            null,
            List.of(new Run.Outcome(BAR, Result.RUNNING, null)),
            new Progress(42, "Installing bar (amd64)"),
            "");
    private static final Run RUN = new Run(
            "r", NOW, NOW, List.of(new Run.Outcome(BAR, Result.FAILED, "postinst failed")), null, "log\nof it\n");

    private static final JsonObject FACTS_OF_64_KIB = new JsonObject().put("kernel", "x".repeat(65_536 - 13));

    @Test
    void reportIsReadAsItWasWritten() {
        Plan plan = Plan.of(List.of(BAR, NEWDEP));
        EncodedFacts facts = EncodedFacts.of(FactsJson.write(FACTS));
        Report report = new Report(plan.digest(), Optional.of(plan), facts, List.of(RUN, GOING));
        assertThat(Report.read(JsonMembers.ofBody(report.toJson().toBuffer()))).isEqualTo(report);
        assertThat(FactsJson.read(JsonMembers.of(report.facts().toJson()))).isEqualTo(FACTS);
    }

    @Test
    void shortReportIsReadAsItWasWritten() {
        Report report = new Report(Plan.EMPTY.digest(), Optional.empty(), null, List.of());
        assertThat(report.toJson().encode()).isEqualTo("{\"plan\":{\"digest\":\"" + Plan.EMPTY.digest() + "\"}}");
        assertThat(Report.read(JsonMembers.of(report.toJson()))).isEqualTo(report);
    }

    @Test
    void digestThatIsNotThatOfTheActionsIsRefused() {
        JsonObject json = new Report(Plan.EMPTY.digest(), Optional.of(Plan.of(List.of(BAR))), null, List.of()).toJson();
        assertThatThrownBy(() -> Report.read(JsonMembers.of(json)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("but that of plan.actions is");
    }

    @Test
    void whatIsTooLongIsRefusedWithItsLimit() {
        String log = "ä".repeat(128 * 1024);
        assertThat(Report.read(JsonMembers.of(report(FACTS_OF_64_KIB, List.of(run(log)))))
                        .runs())
                .hasSize(1);
        assertThatThrownBy(() -> Report.read(JsonMembers.of(report(null, List.of(run(log + "x"))))))
                .hasMessage("runs[0]: log has 262145 bytes; at most 262144 are allowed: send its end");
        assertThatThrownBy(() -> Report.read(JsonMembers.of(report(null, Collections.nCopies(101, RUN)))))
                .hasMessage("runs has 101 entries; at most 100 are allowed");
        JsonObject longer = FACTS_OF_64_KIB.copy().put("os", "Debian");
        assertThatThrownBy(() -> Report.read(JsonMembers.of(report(longer, List.of()))))
                .hasMessage("facts has 65550 bytes; at most 65536 are allowed");
    }

    @Test
    void restartsAreReadAsTheyWereWritten() {
        Plan plan = Plan.of(List.of(Action.restart("user@1000\\x2d.service"), Action.reboot()));
        JsonObject written = new Report(plan.digest(), Optional.of(plan), null, List.of()).toJson();
        assertThat(Report.read(JsonMembers.of(written)).plan()).contains(plan);
        assertThat(written.encode()).contains("{\"package\":\"reboot\",\"kind\":\"reboot\",\"security\":false}");
    }

    private static JsonObject report(JsonObject facts, List<Run> runs) {
        EncodedFacts encoded = facts == null ? null : EncodedFacts.of(facts);
        return new Report(Plan.EMPTY.digest(), Optional.empty(), encoded, runs).toJson();
    }

    private static Run run(String log) {
        return new Run(RUN.id(), RUN.started(), RUN.ended(), RUN.outcomes(), null, log);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"plan\": {\"digest\": D, \"actions\": {}}}|plan.actions must be an array, but is an object",
                "{\"plan\": {\"digest\": D, \"actions\": [{}]}}|plan.actions[0].package is missing",
                "{\"plan\": {\"digest\": D, \"actions\": [{\"package\": \"p\", \"kind\": \"x\"}]}}"
                        + "|plan.actions[0].kind must be one of install, update, configure, remove, purge, restart, reboot,"
                        + " but is \"x\"",
                "{\"plan\": {\"digest\": D}, \"facts\": []}|facts must be an object, but is an array",
                "{\"plan\": {\"digest\": D}, \"facts\": {\"rebootRequired\": 1}}"
                        + "|facts.rebootRequired must be true or false, but is a number",
                "{\"plan\": {\"digest\": D}, \"facts\": {\"listsFrom\": \"today\"}}"
                        + "|facts.listsFrom must be a moment such as 2026-11-22T06:11:00Z, but is \"today\"",
                "{\"plan\": {\"digest\": D}, \"runs\": [{\"id\": \"r\"}]}|runs[0]: started is missing",
                "{\"plan\": {\"digest\": D}, \"runs\": [{\"id\": true}]}|runs[0].id must be a string, but is true or false"
            })
    void whatIsWrongIsNamedByItsPath(String body, String sentence) {
        Buffer buffer = Buffer.buffer(body.replace("D", "\"" + Plan.EMPTY.digest() + "\""));
        assertThatThrownBy(() -> Report.read(JsonMembers.ofBody(buffer)))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(Failure.Code.BAD_INPUT))
                .hasMessage(sentence);
    }
}
