package io.masif.wire;

import io.masif.domain.Digest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a master answers to a {@link Report}.
 *
 * @param approved the digests of those actions of the plan that are approved
 * @param nextSeconds when to report again, in seconds; at least 1
 * @param progressSeconds how many seconds to leave between two reports of a run's progress; at least 1, which also an absent
 *     one means
 */
public record ReportAnswer(Set<Digest> approved, int nextSeconds, int progressSeconds) {
    public ReportAnswer {
        approved = Set.copyOf(approved);
        if (nextSeconds < 1) {
            throw new IllegalArgumentException("next must be at least 1 second, but is " + nextSeconds);
        }
        if (progressSeconds < 1) {
            throw new IllegalArgumentException("progress must be at least 1 second, but is " + progressSeconds);
        }
    }

    /** An answer that leaves the pace of progress as it is. */
    public ReportAnswer(Set<Digest> approved, int next) {
        this(approved, next, 1);
    }

    /** The JSON of this answer, the digests in their order. */
    public JsonObject toJson() {
        JsonArray digests = new JsonArray();
        approved.stream().sorted().forEach(digest -> digests.add(digest.toString()));
        JsonObject json = new JsonObject().put("approved", digests).put("next", nextSeconds);
        return progressSeconds == 1 ? json : json.put("progress", progressSeconds);
    }

    /** @throws io.masif.failure.Failure as bad input, with the path of what is wrong */
    public static ReportAnswer read(JsonMembers members) {
        return members.build(m -> {
            List<Digest> digests = new ArrayList<>();
            List<String> texts = m.getTexts("approved");
            if (texts != null) {
                texts.forEach(text -> digests.add(Digest.parse(text)));
            }
            int progressSeconds = m.has("progress") ? m.getRequiredInteger("progress") : 1;
            return new ReportAnswer(Set.copyOf(digests), m.getRequiredInteger("next"), progressSeconds);
        });
    }
}
