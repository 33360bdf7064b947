package io.masif.ui.rollout.store;

import io.masif.ui.rollout.state.RingCounts;
import io.masif.ui.view.host.RingHostState;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.Map;

/** The JSON of counts of hosts, as the database has them: the numbers by the words of the states. */
final class RingCountsJson {
    private RingCountsJson() {}

    static String format(RingCounts counts) {
        JsonObject json = new JsonObject();
        for (RingHostState state : RingHostState.values()) {
            json.put(state.word(), counts.get(state));
        }
        return json.encode();
    }

    static RingCounts parse(String text) {
        JsonObject json = new JsonObject(text);
        Map<RingHostState, Integer> hosts = new EnumMap<>(RingHostState.class);
        for (RingHostState state : RingHostState.values()) {
            hosts.put(state, json.getInteger(state.word(), 0));
        }
        return new RingCounts(hosts);
    }
}
