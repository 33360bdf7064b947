package io.masif.rig.rollout;

import io.masif.domain.Action;
import io.masif.domain.Plan;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.domain.host.Facts;
import io.masif.rig.process.Await;
import io.masif.rig.tls.ForeignClient;
import io.masif.wire.EncodedFacts;
import io.masif.wire.FactsJson;
import io.masif.wire.JsonMembers;
import io.masif.wire.Report;
import io.masif.wire.ReportAnswer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/** A host without an apt: it reports to a master what the test wants it to propose and to have executed. */
final class ReportingHost {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int OK = 200;

    private final String name;
    private final ForeignClient master;
    private final SortedSet<Action> proposed = new TreeSet<>();

    ReportingHost(String name, ForeignClient master) {
        this.name = name;
        this.master = master;
    }

    String name() {
        return name;
    }

    /** Proposes these actions besides those that it proposes already. */
    void propose(List<Action> actions) {
        proposed.addAll(actions);
        report(List.of());
    }

    /** Waits until a master answers that it may. */
    void awaitApproval(Action action) {
        Await.until(name + " may " + action, TIMEOUT, () -> isApproved(action));
    }

    /** Whether a master answers that it may. */
    boolean isApproved(Action action) {
        return report(List.of()).approved().contains(action.digest());
    }

    /** Has executed an action, as soon as it may. */
    void execute(Action action, Result result) {
        awaitApproval(action);
        if (result == Result.DONE) {
            proposed.remove(action);
        }
        String message = result == Result.DONE ? null : "its postinst failed";
        Run.Outcome outcome = new Run.Outcome(action, result, message);
        Instant now = Instant.now();
        report(List.of(new Run(UUID.randomUUID().toString(), now, now, List.of(outcome), null, "the output")));
    }

    private ReportAnswer report(List<Run> runs) {
        Plan plan = Plan.of(proposed);
        EncodedFacts facts = EncodedFacts.of(FactsJson.write(Facts.UNKNOWN));
        String body = new Report(plan.digest(), Optional.of(plan), facts, runs)
                .toJson()
                .encode();
        try {
            HttpResponse<String> answer = master.report("/v2/report", body);
            if (answer.statusCode() != OK) {
                throw new IllegalStateException(name + ": " + answer.statusCode() + " " + answer.body());
            }
            return ReportAnswer.read(JsonMembers.of(new JsonObject(answer.body())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
