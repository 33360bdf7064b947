package io.masif.master.http;

import io.masif.domain.Plan;
import io.masif.domain.Run;
import io.masif.failure.Failure;
import io.masif.master.plan.SentAction;
import io.masif.master.plan.SentPlan;
import io.masif.wire.ActionJson;
import io.masif.wire.Members;
import io.masif.wire.Report;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads the bodies of version 2. Where one begins as agents write it, its actions are known by their bytes if they
 * were read before; any other is read by {@link Report#read}, which is the only one to tell what is wrong with it.
 */
final class ReportReader {
    private static final long MOST_KNOWN_BYTES = 12L * 1024 * 1024;
    private static final byte[] PLAN = bytes("{\"plan\":{\"digest\":\"sha256:");
    private static final byte[] ACTIONS = bytes("\",\"actions\":");
    private static final int HEX = 64;
    private static final int ARRAY_AT = PLAN.length + HEX + ACTIONS.length;
    /** What DATETIME can hold, and no clock of a host says. */
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final KnownObjects<SentAction> known = new KnownObjects<>(MOST_KNOWN_BYTES);
    private final ActionLimit limit;

    ReportReader(ActionLimit limit) {
        this.limit = limit;
    }

    /**
     * A body.
     *
     * @param report without the plan, which stands in the other
     * @param ran the actions of its runs
     */
    record Sent(Report report, Optional<SentPlan> plan, List<SentAction> ran) {
        private static Sent of(Report report, Optional<SentPlan> plan) {
            return new Sent(
                    new Report(report.digest(), Optional.empty(), report.facts(), report.runs()),
                    plan,
                    report.runs().stream()
                            .flatMap(run -> run.outcomes().stream())
                            .map(outcome -> SentAction.of(outcome.action()))
                            .toList());
        }
    }

    /** @throws Failure as bad input, with the path of what is wrong */
    Sent read(byte[] body) {
        limit.check(body);
        Sent sent = begins(body) ? readKnown(body) : null;
        if (sent == null) {
            Report report = Report.read(Members.ofBody(Buffer.buffer(body)));
            sent = Sent.of(report, report.plan().map(ReportReader::plan));
        }
        sent.report().runs().forEach(ReportReader::check);
        return sent;
    }

    private static boolean begins(byte[] body) {
        return body.length > ARRAY_AT
                && Arrays.equals(body, 0, PLAN.length, PLAN, 0, PLAN.length)
                && Arrays.equals(body, PLAN.length + HEX, ARRAY_AT, ACTIONS, 0, ACTIONS.length);
    }

    /** Null if there is anything unusual about it. */
    private Sent readKnown(byte[] body) {
        List<SentAction> actions = new ArrayList<>();
        boolean[] failed = {false};
        int end = ObjectArray.scan(body, ARRAY_AT, (from, to, hash) -> {
            SentAction action = failed[0] ? null : known.get(body, from, to, hash);
            if (action == null && !failed[0]) {
                action = readNew(body, from, to);
                failed[0] = action == null;
                if (action != null) {
                    known.put(body, from, to, hash, action);
                }
            }
            if (!failed[0]) {
                actions.add(action);
            }
        });
        if (end == ObjectArray.NOT_UNDERSTOOD || failed[0]) {
            return null;
        }
        int digestTo = PLAN.length + HEX + 1;
        Buffer rest = Buffer.buffer(digestTo + body.length - end)
                .appendBytes(body, 0, digestTo)
                .appendBytes(body, end, body.length - end);
        try {
            Report report = Report.read(Members.ofBody(rest));
            SentPlan plan = SentPlan.of(actions);
            boolean usual = report.plan().isEmpty() && plan.digest().equals(report.digest());
            return usual ? Sent.of(report, Optional.of(plan)) : null;
        } catch (Failure e) {
            return null;
        }
    }

    /** Null if there is anything wrong with it. */
    private static SentAction readNew(byte[] body, int from, int to) {
        Buffer one = Buffer.buffer(to - from).appendBytes(body, from, to - from);
        try {
            return SentAction.of(ActionJson.read(Members.ofBody(one)));
        } catch (Failure e) {
            return null;
        }
    }

    private static SentPlan plan(Plan plan) {
        return SentPlan.of(plan.actions().stream().map(SentAction::of).toList());
    }

    private static void check(Run run) {
        Instant last = run.ended() == null ? run.started() : run.ended();
        if (run.started().isBefore(Instant.EPOCH)
                || last.isBefore(Instant.EPOCH)
                || last.isAfter(LATEST)
                || run.started().isAfter(LATEST)) {
            throw Failure.badInput("runs: started and ended must lie between 1970 and 9999");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
