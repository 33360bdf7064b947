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

    private HeldHost(HttpAgent agent, Plan plan) {
        this.agent = agent;
        this.plan = plan;
    }

    static HeldHost report(HttpAgent agent, Action... actions) {
        HeldHost host = new HeldHost(agent, Plan.of(List.of(actions)));
        host.agent.post(
                PATH,
                new Report(host.plan.digest(), Optional.of(host.plan), null, List.of())
                        .toJson()
                        .encode());
        return host;
    }

    /** What it is answered at once. */
    JsonObject answer() {
        return agent.post(PATH, body(null)).object();
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
