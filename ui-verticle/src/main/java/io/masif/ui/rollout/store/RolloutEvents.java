package io.masif.ui.rollout.store;

import io.masif.ui.rollout.state.RolloutCommand;
import io.masif.ui.rollout.state.Transition;
import io.masif.ui.store.history.HistoryStore;
import io.vertx.core.json.JsonObject;

/** What the history says about rollouts. Rings are numbered from 1 there, as for all who read them. */
public final class RolloutEvents {
    private RolloutEvents() {}

    /** Who does what a rollout does by itself. */
    static String actor(long rollout) {
        return "rollout " + rollout;
    }

    static JsonObject createDetail(long rollout) {
        return new JsonObject().put("rollout", rollout);
    }

    /**
     * What a rollout did by itself, which is the actor; null for what no reader needs to know.
     */
    public static RolloutChange.Event of(long rollout, Transition transition) {
        String actor = actor(rollout);
        JsonObject detail = createDetail(rollout);
        if (transition instanceof Transition.OpenRing open) {
            return new RolloutChange.Event(actor, HistoryStore.RING_OPENED, detail.put("ring", open.ring() + 1));
        } else if (transition instanceof Transition.SucceedRing succeed) {
            return new RolloutChange.Event(actor, HistoryStore.RING_SUCCEEDED, detail.put("ring", succeed.ring() + 1));
        } else if (transition instanceof Transition.Pause pause) {
            return new RolloutChange.Event(actor, HistoryStore.ROLLOUT_STOPPED, detail.put("ring", pause.ring() + 1));
        } else if (transition instanceof Transition.Finish) {
            return new RolloutChange.Event(actor, HistoryStore.ROLLOUT_FINISHED, detail);
        }
        return null;
    }

    /**
     * What an operator had a rollout do.
     *
     * @param ring the ring that it is about, from 0; null if it is about none
     * @param comment null if there is none
     */
    public static RolloutChange.Event of(
            long rollout, String operator, RolloutCommand command, Integer ring, String comment) {
        JsonObject detail = createDetail(rollout).put("comment", comment);
        return new RolloutChange.Event(
                operator,
                switch (command) {
                    case PAUSE -> HistoryStore.ROLLOUT_PAUSED;
                    case RESUME -> HistoryStore.ROLLOUT_RESUMED;
                    case OPEN -> HistoryStore.RING_RELEASED;
                    case SKIP -> HistoryStore.RING_SKIPPED;
                    case CANCEL -> HistoryStore.ROLLOUT_CANCELLED;
                },
                ring == null ? detail : detail.put("ring", ring + 1));
    }
}
