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
 * @param next when to report again, in seconds; at least 1
 * @param progress how many seconds to leave between two reports of a run's progress; at least 1, which also an absent
 *     one means
 */
public record ReportAnswer(Set<Digest> approved, int next, int progress) {
    public ReportAnswer {
        approved = Set.copyOf(approved);
        if (next < 1) {
            throw new IllegalArgumentException("next must be at least 1 second, but is " + next);
        }
        if (progress < 1) {
            throw new IllegalArgumentException("progress must be at least 1 second, but is " + progress);
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
        JsonObject json = new JsonObject().put("approved", digests).put("next", next);
        return progress == 1 ? json : json.put("progress", progress);
    }

    /** @throws io.masif.failure.Failure as bad input, with the path of what is wrong */
    public static ReportAnswer read(Members members) {
        return members.build(m -> {
            List<Digest> digests = new ArrayList<>();
            List<String> texts = m.texts("approved");
            if (texts != null) {
                texts.forEach(text -> digests.add(Digest.parse(text)));
            }
            int progress = m.has("progress") ? m.requiredInteger("progress") : 1;
            return new ReportAnswer(Set.copyOf(digests), m.requiredInteger("next"), progress);
        });
    }
}
