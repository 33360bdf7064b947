package io.masif.fuzz.server;

import io.masif.domain.Digest;
import io.masif.domain.Run;
import io.masif.failure.Failure;
import io.masif.fuzz.bed.Response;
import io.masif.fuzz.bed.StoredData;
import io.masif.wire.JsonMembers;
import io.masif.wire.Report;
import io.masif.wire.ReportAnswer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A report of version 2 is stored as it was sent, and answered with the digests of its approved actions. */
final class VersionTwoRule implements ReportRule {
    @Override
    public String name() {
        return "v2";
    }

    @Override
    public Optional<String> findFault(byte[] body, Response response, Optional<StoredData.StoredHost> host) {
        Report report;
        ReportAnswer answer;
        try {
            report = parse(body);
            answer = ReportAnswer.read(JsonMembers.ofBody(Buffer.buffer(response.body())));
        } catch (Failure e) {
            return Optional.of("accepted, though not valid: " + e.getMessage());
        }
        return checkPlan(report, host)
                .or(() -> checkAnswer(answer, host.get().actions()))
                .or(() -> checkFacts(report, host));
    }

    private static Optional<String> checkPlan(Report report, Optional<StoredData.StoredHost> host) {
        if (host.isEmpty()
                || !host.get().digest().equals(report.digest())
                || !host.get().isConsistent()) {
            return Optional.of("stored otherwise than sent: " + host + " instead of " + report.digest());
        }
        return report.plan()
                .flatMap(host.get()::findDifference)
                .map(difference -> "stored otherwise than sent: " + difference);
    }

    private static Optional<String> checkAnswer(ReportAnswer answer, Map<Digest, String> actions) {
        boolean approved = answer.approved().stream().allMatch(digest -> HonestHosts.PACKAGES.stream()
                .anyMatch(name -> actions.getOrDefault(digest, "").contains("|" + name + "|")));
        return approved ? Optional.empty() : Optional.of("answered with what is not sent or not approved");
    }

    private static Optional<String> checkFacts(Report report, Optional<StoredData.StoredHost> host) {
        if (report.facts() == null) {
            return Optional.empty();
        }
        JsonObject sent = new JsonObject(inUtf8(report.facts().json()));
        return sent.equals(host.get().facts())
                ? Optional.empty()
                : Optional.of("facts stored otherwise than sent: " + host.get().facts());
    }

    @Override
    public List<String> getRunIds(byte[] body) {
        try {
            return parse(body).runs().stream().map(Run::id).distinct().toList();
        } catch (Failure e) {
            return List.of();
        }
    }

    @Override
    public Optional<String> findFault(byte[] body, String id, Optional<StoredData.StoredRun> stored) {
        List<Run> sent =
                parse(body).runs().stream().filter(run -> run.id().equals(id)).toList();
        if (stored.isEmpty()) {
            // how far a run is, is written some seconds later, for many hosts together
            return sent.stream()
                            .allMatch(
                                    run -> run.ended() == null && run.outcomes().isEmpty())
                    ? Optional.empty()
                    : Optional.of("run acknowledged and not stored: " + id);
        }
        // which one of several counts is not said anywhere
        return sent.stream().anyMatch(run -> isSame(run, stored.get()))
                ? Optional.empty()
                : Optional.of("run stored otherwise than sent: " + stored.get());
    }

    private static boolean isSame(Run run, StoredData.StoredRun stored) {
        long actions =
                run.outcomes().stream().map(Run.Outcome::action).distinct().count();
        return stored.log().equals(inUtf8(run.log())) && stored.actions() == actions;
    }

    /** Half of a surrogate pair has no form in UTF-8: in a text that is only shown, a substitute may stand for it. */
    private static String inUtf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static Report parse(byte[] body) {
        return Report.read(JsonMembers.ofBody(Buffer.buffer(body)));
    }
}
