package io.masif.wire;

import io.masif.domain.Digest;
import io.masif.domain.Plan;
import io.masif.domain.Run;
import io.masif.failure.Failure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an agent sends in version 2 of the protocol: {@code POST /v2/report}.
 *
 * @param digest of the host's current plan
 * @param plan the plan itself; empty if it is the one that was sent last
 * @param facts as they were received; null if the facts are those that were sent last
 * @param runs the runs that the master has not acknowledged yet
 * @param waitRequest null if the answer is not to be held back
 */
public record Report(Digest digest, Optional<Plan> plan, EncodedFacts facts, List<Run> runs, WaitRequest waitRequest) {
    /** The most bytes of the facts' JSON. */
    public static final int MAX_FACTS_BYTES = 64 * 1024;

    private static final int MAX_RUNS = 100;
    /** Facts are stored as they are received; other parsers that read them accept less depth than this one. */
    private static final int MAX_DEPTH = 32;

    public Report {
        runs = List.copyOf(runs);
    }

    /** A report that is answered at once. */
    public Report(Digest digest, Optional<Plan> plan, EncodedFacts facts, List<Run> runs) {
        this(digest, plan, facts, runs, null);
    }

    /** Whether it tells nothing but the digest of a plan that was sent before. */
    public boolean isEmpty() {
        return plan.isEmpty() && facts == null && runs.isEmpty();
    }

    /** The JSON of this report. */
    public JsonObject toJson() {
        JsonObject planJson = new JsonObject().put("digest", digest.toString());
        plan.ifPresent(actionPlan -> planJson.put("actions", ActionJson.write(actionPlan)));
        JsonObject json = new JsonObject().put("plan", planJson);
        if (facts != null) {
            json.put("facts", facts.toJson());
        }
        if (!runs.isEmpty()) {
            JsonArray array = new JsonArray();
            runs.forEach(run -> array.add(RunJson.write(run)));
            json.put("runs", array);
        }
        if (waitRequest != null) {
            waitRequest.write(json);
        }
        return json;
    }

    /** @throws Failure as bad input, with the path of what is wrong; also if the digest is not that of the actions */
    public static Report read(JsonMembers members) {
        JsonMembers planMembers = members.getRequiredMembers("plan");
        Digest digest = planMembers.build(m -> Digest.parse(m.getRequiredText("digest")));
        Optional<Plan> plan = Optional.ofNullable(planMembers.getList("actions", ActionJson::readPlanned))
                .map(Plan::ofPlanned);
        plan.filter(sent -> !sent.digest().equals(digest)).ifPresent(sent -> {
            throw Failure.badInput("plan.digest is " + digest + ", but that of plan.actions is " + sent.digest());
        });
        JsonMembers facts = members.getMembers("facts");
        EncodedFacts encodedFacts = facts == null ? null : readFacts(facts, members.getObject("facts"));
        List<Run> runs = members.getList("runs", RunJson::read);
        checkLimit("runs", runs == null ? 0 : runs.size(), MAX_RUNS, "entries");
        return new Report(digest, plan, encodedFacts, runs == null ? List.of() : runs, WaitRequest.read(members));
    }

    private static EncodedFacts readFacts(JsonMembers members, JsonObject json) {
        FactsJson.read(members);
        if (isDeeperThan(json, MAX_DEPTH)) {
            throw Failure.badInput("facts must not be nested deeper than " + MAX_DEPTH + " levels");
        }
        EncodedFacts facts = EncodedFacts.of(json);
        checkLimit("facts", facts.bytes(), MAX_FACTS_BYTES, "bytes");
        return facts;
    }

    private static void checkLimit(String member, int found, int max, String unit) {
        if (found > max) {
            throw Failure.badInput(member + " has " + found + " " + unit + "; at most " + max + " are allowed");
        }
    }

    private static boolean isDeeperThan(Object json, int levels) {
        Stream<Object> inside = json instanceof JsonObject object
                ? object.fieldNames().stream().map(object::getValue)
                : json instanceof JsonArray array ? array.stream() : null;
        return inside != null && (levels == 0 || inside.anyMatch(each -> isDeeperThan(each, levels - 1)));
    }
}
