package io.masif.master.held;

import io.masif.domain.Action;
import io.masif.domain.Plan;
import io.masif.master.bed.HttpAgent;
import io.masif.wire.Report;
import io.masif.wire.WaitRequest;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** A host that has reported its plan, and then reports that it waits for something new. */
final class HeldHost implements AutoCloseable {
    static final String PATH = "/v2/report";
    /** A test that waited so long would fail. */
    static final int LONG = 300;

    private final HttpAgent agent;
    private final Plan plan;
    private final JsonObject firstAnswer;

    private HeldHost(HttpAgent agent, Plan plan, JsonObject firstAnswer) {
        this.agent = agent;
        this.plan = plan;
        this.firstAnswer = firstAnswer;
    }

    static HeldHost report(HttpAgent agent, Action... actions) {
        Plan plan = Plan.of(List.of(actions));
        Report report = new Report(plan.digest(), Optional.of(plan), null, List.of());
        return new HeldHost(
                agent, plan, agent.post(PATH, report.toJson().encode()).object());
    }

    /** What it was answered when it reported its plan. */
    JsonObject firstAnswer() {
        return firstAnswer;
    }

    /** What it is answered at once. */
    JsonObject answer() {
        return agent.post(PATH, body(null)).object();
    }

    /** What it is answered over another connection, perhaps by another master. */
    JsonObject answerAt(HttpAgent other) {
        return other.post(PATH, body(null)).object();
    }

    /** @param tag of the last answer; empty if there was none */
    Future<JsonObject> await(int seconds, String tag) {
        return agent.postAsync(PATH, body(new WaitRequest(seconds, tag))).map(HttpAgent.Answer::object);
    }

    /** Waits, with the tag of the answer that it gets now. */
    Future<JsonObject> await() {
        return await(LONG, answer().getString("tag", ""));
    }

    /** What it reports again. */
    String body() {
        return body(null);
    }

    HttpAgent agent() {
        return agent;
    }

    private String body(WaitRequest wait) {
        return new Report(plan.digest(), Optional.empty(), null, List.of(), wait)
                .toJson()
                .encode();
    }

    @Override
    public void close() {
        agent.close();
    }
}
