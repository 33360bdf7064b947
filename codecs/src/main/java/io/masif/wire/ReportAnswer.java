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
 */
public record ReportAnswer(Set<Digest> approved, int next) {
    public ReportAnswer {
        approved = Set.copyOf(approved);
        if (next < 1) {
            throw new IllegalArgumentException("next must be at least 1 second, but is " + next);
        }
    }

    /** The JSON of this answer, the digests in their order. */
    public JsonObject toJson() {
        JsonArray digests = new JsonArray();
        approved.stream().sorted().forEach(digest -> digests.add(digest.toString()));
        return new JsonObject().put("approved", digests).put("next", next);
    }

    /** @throws io.masif.failure.Failure as bad input, with the path of what is wrong */
    public static ReportAnswer read(Members members) {
        return members.build(m -> {
            List<Digest> digests = new ArrayList<>();
            List<String> texts = m.texts("approved");
            if (texts != null) {
                texts.forEach(text -> digests.add(Digest.parse(text)));
            }
            return new ReportAnswer(Set.copyOf(digests), m.requiredInteger("next"));
        });
    }
}
