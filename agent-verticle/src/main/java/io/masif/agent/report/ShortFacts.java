package io.masif.agent.report;

import io.masif.domain.Quote;
import io.masif.wire.Report;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.Optional;

/** Facts that are no longer than a master takes: of lists that are very long, the beginning says enough to a person. */
final class ShortFacts {
    private static final String BLOCKED = "blocked";
    private static final String WAITS_FOR = "waitsFor";
    private static final String REASON = "reason";
    private static final int ENOUGH = 20;
    private static final int LONGEST_REASON = 500;

    private ShortFacts() {}

    /** The same, or the beginnings of their longest lists. */
    static JsonObject of(JsonObject facts) {
        JsonObject shorter = tooLong(facts) ? withFewAwaited(facts) : facts;
        Optional<String> longest = longest(shorter);
        while (tooLong(shorter) && longest.isPresent()) {
            JsonArray list = shorter.getJsonArray(longest.get());
            shorter.put(longest.get(), first(list, list.size() / 2));
            longest = longest(shorter);
        }
        return shorter;
    }

    private static boolean tooLong(JsonObject facts) {
        return facts.toBuffer().length() > Report.MOST_FACTS;
    }

    /** What waits for everything else is what makes facts grow by the square of the plan. */
    private static JsonObject withFewAwaited(JsonObject facts) {
        JsonObject shorter = facts.copy();
        JsonArray blocked = shorter.getJsonArray(BLOCKED, new JsonArray());
        for (int i = 0; i < blocked.size(); i++) {
            JsonObject one = blocked.getJsonObject(i);
            one.put(WAITS_FOR, first(one.getJsonArray(WAITS_FOR), ENOUGH));
            if (one.containsKey(REASON)) {
                one.put(REASON, Quote.beginning(one.getString(REASON), LONGEST_REASON));
            }
        }
        return shorter;
    }

    private static JsonArray first(JsonArray list, int most) {
        return new JsonArray(list.getList().subList(0, Math.min(most, list.size())));
    }

    private static Optional<String> longest(JsonObject facts) {
        return facts.fieldNames().stream()
                .filter(name -> facts.getValue(name) instanceof JsonArray list && !list.isEmpty())
                .max(Comparator.comparingInt(
                        name -> facts.getJsonArray(name).toBuffer().length()));
    }
}
