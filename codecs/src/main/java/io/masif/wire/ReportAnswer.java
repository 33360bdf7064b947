package io.masif.wire;

import io.masif.domain.Digest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a master answers to a {@link Report}; {@link ReportAnswerWriter} writes it.
 *
 * @param approved the digests of those actions of the plan that are approved
 * @param retries the number of the last retry that an operator requested, for those approved actions that have one; empty if
 *     the member is absent
 * @param withinSeconds within how many seconds from now a run of them may be started; {@link #NO_LIMIT}, which is also the
 *     value of an absent member, for at any time
 * @param nextSeconds when to report again, in seconds; at least 1
 * @param progressSeconds the least number of seconds between two reports of a run's progress; at least 1, which is also the
 *     value of an absent member
 * @param waitSeconds how long a master may hold back the answer to the next report, if the report asks for it; 0, which is also
 *     the value of an absent member, for not at all
 * @param tag to be sent with the next such report; {@link ApprovedActions#NO_TAG} if nothing is approved
 */
public record ReportAnswer(
        Set<Digest> approved,
        Map<Digest, Long> retries,
        int withinSeconds,
        int nextSeconds,
        int progressSeconds,
        int waitSeconds,
        String tag) {
    /** Runs may be started at any time. */
    public static final int NO_LIMIT = Integer.MAX_VALUE;

    public ReportAnswer {
        approved = Set.copyOf(approved);
        retries = Map.copyOf(retries);
        if (nextSeconds < 1) {
            throw new IllegalArgumentException("next must be at least 1 second, but is " + nextSeconds);
        }
        if (withinSeconds < 0) {
            throw new IllegalArgumentException("within must be at least 0 seconds, but is " + withinSeconds);
        }
        if (waitSeconds < 0) {
            throw new IllegalArgumentException("wait must be at least 0 seconds, but is " + waitSeconds);
        }
        ApprovedActions.checkTag(tag);
        if (progressSeconds < 1) {
            throw new IllegalArgumentException("progress must be at least 1 second, but is " + progressSeconds);
        }
    }

    /** @throws io.masif.failure.Failure as bad input, with the path of what is wrong */
    public static ReportAnswer read(JsonMembers members) {
        return members.build(m -> {
            List<String> texts = m.getTexts("approved");
            Set<Digest> approved = texts == null ? Set.of() : parse(texts);
            int progressSeconds = m.has("progress") ? m.getRequiredInteger("progress") : 1;
            return new ReportAnswer(
                    approved,
                    readRetries(m),
                    m.has("within") ? m.getRequiredInteger("within") : NO_LIMIT,
                    m.getRequiredInteger("next"),
                    progressSeconds,
                    m.has("wait") ? m.getRequiredInteger("wait") : 0,
                    m.has("tag") ? m.getRequiredText("tag") : ApprovedActions.NO_TAG);
        });
    }

    private static Map<Digest, Long> readRetries(JsonMembers members) {
        JsonMembers retries = members.getMembers("retries");
        return retries == null
                ? Map.of()
                : retries.keys().stream().collect(Collectors.toMap(Digest::parse, retries::getRequiredLong));
    }

    private static Set<Digest> parse(List<String> digests) {
        return digests.stream().map(Digest::parse).collect(Collectors.toUnmodifiableSet());
    }
}
