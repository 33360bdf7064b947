package io.masif.wire;

import io.masif.domain.Digest;
import io.masif.domain.Plan;
import io.masif.domain.Run;
import io.masif.failure.Failure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What an agent sends in version 2 of the protocol: {@code POST /v2/report}.
 *
 * @param digest of the plan that the host has now
 * @param plan the plan itself; empty if it is what was last sent
 * @param facts as {@link FactsJson} has them, kept as they came; null if they are what was last sent
 * @param runs those that the master has not acknowledged yet
 */
public record Report(Digest digest, Optional<Plan> plan, JsonObject facts, List<Run> runs) {
    /** The most bytes of the facts' JSON. */
    public static final int MOST_FACTS = 64 * 1024;

    private static final int MOST_RUNS = 100;

    public Report {
        runs = List.copyOf(runs);
    }

    /** The JSON of this report. */
    public JsonObject toJson() {
        JsonObject planJson = new JsonObject().put("digest", digest.toString());
        plan.ifPresent(known -> planJson.put("actions", ActionJson.write(known.actions())));
        JsonObject json = new JsonObject().put("plan", planJson);
        if (facts != null) {
            json.put("facts", facts);
        }
        if (!runs.isEmpty()) {
            JsonArray array = new JsonArray();
            runs.forEach(run -> array.add(RunJson.write(run)));
            json.put("runs", array);
        }
        return json;
    }

    /** @throws Failure as bad input, with the path of what is wrong; also if the digest is not that of the actions */
    public static Report read(Members members) {
        Members planMembers = members.requiredMembers("plan");
        Digest digest = planMembers.build(m -> Digest.parse(m.requiredText("digest")));
        Optional<Plan> plan = Optional.ofNullable(planMembers.list("actions", ActionJson::read))
                .map(Plan::of);
        plan.filter(sent -> !sent.digest().equals(digest)).ifPresent(sent -> {
            throw Failure.badInput("plan.digest is " + digest + ", but that of plan.actions is " + sent.digest());
        });
        Members facts = members.members("facts");
        if (facts != null) {
            FactsJson.read(facts);
            check("facts", members.object("facts").toBuffer().length(), MOST_FACTS, "bytes");
        }
        List<Run> runs = members.list("runs", RunJson::read);
        check("runs", runs == null ? 0 : runs.size(), MOST_RUNS, "entries");
        return new Report(digest, plan, members.object("facts"), runs == null ? List.of() : runs);
    }

    private static void check(String member, int found, int most, String what) {
        if (found > most) {
            throw Failure.badInput(member + " has " + found + " " + what + "; at most " + most + " are allowed");
        }
    }
}
