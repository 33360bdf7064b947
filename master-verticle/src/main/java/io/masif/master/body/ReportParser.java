package io.masif.master.body;

import io.masif.domain.Plan;
import io.masif.domain.Run;
import io.masif.failure.Failure;
import io.masif.master.report.ReportedAction;
import io.masif.master.report.ReportedFacts;
import io.masif.master.report.ReportedPlan;
import io.masif.master.report.VersionTwoReport;
import io.masif.wire.ActionJson;
import io.masif.wire.JsonMembers;
import io.masif.wire.Report;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Parses the bodies of version 2. If a body begins as agents write it, actions that were parsed before are recognized by
 * their bytes; {@link Report#read} parses any other body, and alone says what is wrong with one. Safe from any thread.
 */
public final class ReportParser {
    private static final long MAX_CACHE_BYTES = 12L * 1024 * 1024;
    private static final byte[] PLAN_PREFIX = bytes("{\"plan\":{\"digest\":\"sha256:");
    private static final byte[] ACTIONS_PREFIX = bytes("\",\"actions\":");
    private static final int DIGEST_LENGTH = 64;
    private static final int ACTIONS_OFFSET = PLAN_PREFIX.length + DIGEST_LENGTH + ACTIONS_PREFIX.length;
    /** DATETIME can hold it, and no clock shows it. */
    private static final Instant MAX_INSTANT = Instant.parse("9999-12-31T00:00:00Z");

    private final JsonObjectCache<ReportedAction> actionCache = new JsonObjectCache<>(MAX_CACHE_BYTES);
    private final ActionLimit limit;

    ReportParser(ActionLimit limit) {
        this.limit = limit;
    }

    /** @throws Failure as bad input, with the path of what is wrong */
    VersionTwoReport parse(byte[] body) {
        limit.check(body);
        VersionTwoReport parsed = hasExpectedPrefix(body) ? parseCached(body) : null;
        if (parsed == null) {
            Report report = Report.read(JsonMembers.ofBody(Buffer.buffer(body)));
            parsed = toReport(report, report.plan().map(ReportParser::toReportedPlan));
        }
        parsed.runs().forEach(ReportParser::checkTimes);
        return parsed;
    }

    private static VersionTwoReport toReport(Report report, Optional<ReportedPlan> plan) {
        return new VersionTwoReport(
                report.digest(),
                plan,
                Optional.ofNullable(report.facts()).map(ReportedFacts::of),
                report.runs(),
                report.runs().stream()
                        .flatMap(run -> run.outcomes().stream())
                        .map(outcome -> ReportedAction.of(outcome.action()))
                        .toList(),
                Optional.ofNullable(report.waitRequest()));
    }

    private static boolean hasExpectedPrefix(byte[] body) {
        return body.length > ACTIONS_OFFSET
                && Arrays.equals(body, 0, PLAN_PREFIX.length, PLAN_PREFIX, 0, PLAN_PREFIX.length)
                && Arrays.equals(
                        body,
                        PLAN_PREFIX.length + DIGEST_LENGTH,
                        ACTIONS_OFFSET,
                        ACTIONS_PREFIX,
                        0,
                        ACTIONS_PREFIX.length);
    }

    /** Null if anything about it is unusual. */
    private VersionTwoReport parseCached(byte[] body) {
        List<ReportedAction> actions = new ArrayList<>();
        boolean[] failed = {false};
        int end = JsonArrayScanner.scan(body, ACTIONS_OFFSET, (from, to, hash) -> {
            ReportedAction action = failed[0] ? null : actionCache.get(body, from, to, hash);
            if (action == null && !failed[0]) {
                action = parseAction(body, from, to);
                failed[0] = action == null;
                if (action != null) {
                    actionCache.put(body, from, to, hash, action);
                }
            }
            if (!failed[0]) {
                actions.add(action);
            }
        });
        if (end == JsonArrayScanner.UNSUPPORTED || failed[0]) {
            return null;
        }
        int digestEnd = PLAN_PREFIX.length + DIGEST_LENGTH + 1;
        Buffer remainder = Buffer.buffer(digestEnd + body.length - end)
                .appendBytes(body, 0, digestEnd)
                .appendBytes(body, end, body.length - end);
        try {
            Report report = Report.read(JsonMembers.ofBody(remainder));
            ReportedPlan plan = ReportedPlan.of(actions);
            boolean isConsistent = report.plan().isEmpty() && plan.digest().equals(report.digest());
            return isConsistent ? toReport(report, Optional.of(plan)) : null;
        } catch (Failure e) {
            return null;
        }
    }

    /** Null if anything is wrong with it. */
    private static ReportedAction parseAction(byte[] body, int from, int to) {
        Buffer json = Buffer.buffer(to - from).appendBytes(body, from, to - from);
        try {
            return ReportedAction.of(ActionJson.readPlanned(JsonMembers.ofBody(json)));
        } catch (Failure e) {
            return null;
        }
    }

    private static ReportedPlan toReportedPlan(Plan plan) {
        return ReportedPlan.of(plan.planned().stream().map(ReportedAction::of).toList());
    }

    private static void checkTimes(Run run) {
        Instant last = run.ended() == null ? run.started() : run.ended();
        if (run.started().isBefore(Instant.EPOCH)
                || last.isBefore(Instant.EPOCH)
                || last.isAfter(MAX_INSTANT)
                || run.started().isAfter(MAX_INSTANT)) {
            throw Failure.badInput("runs: started and ended must lie between 1970 and 9999");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
