package io.masif.agent.report;

import io.masif.text.Quote;
import io.masif.wire.Report;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.Optional;

/** Shortens facts to the length that a master accepts: the beginning of a very long list is enough for a person. */
final class TruncatedFacts {
    private static final String BLOCKED = "blocked";
    private static final String WAITS_FOR = "waitsFor";
    private static final String REASON = "reason";
    private static final int MAX_WAITS_FOR = 20;
    private static final int MAX_REASON_LENGTH = 500;

    private TruncatedFacts() {}

    /** The same facts, or with the beginnings of their longest lists. */
    static JsonObject truncate(JsonObject facts) {
        JsonObject shorter = isTooLong(facts) ? truncateBlocked(facts) : facts;
        Optional<String> longest = findLongestList(shorter);
        while (isTooLong(shorter) && longest.isPresent()) {
            JsonArray list = shorter.getJsonArray(longest.get());
            shorter.put(longest.get(), takeFirst(list, list.size() / 2));
            longest = findLongestList(shorter);
        }
        return shorter;
    }

    private static boolean isTooLong(JsonObject facts) {
        return facts.toBuffer().length() > Report.MAX_FACTS_BYTES;
    }

    /** If every action waits for every other one, the facts grow with the square of the plan. */
    private static JsonObject truncateBlocked(JsonObject facts) {
        JsonObject shorter = facts.copy();
        JsonArray blocked = shorter.getJsonArray(BLOCKED, new JsonArray());
        for (int i = 0; i < blocked.size(); i++) {
            JsonObject one = blocked.getJsonObject(i);
            one.put(WAITS_FOR, takeFirst(one.getJsonArray(WAITS_FOR), MAX_WAITS_FOR));
            if (one.containsKey(REASON)) {
                one.put(REASON, Quote.truncate(one.getString(REASON), MAX_REASON_LENGTH));
            }
        }
        return shorter;
    }

    private static JsonArray takeFirst(JsonArray list, int max) {
        return new JsonArray(list.getList().subList(0, Math.min(max, list.size())));
    }

    private static Optional<String> findLongestList(JsonObject facts) {
        return facts.fieldNames().stream()
                .filter(name -> facts.getValue(name) instanceof JsonArray list && !list.isEmpty())
                .max(Comparator.comparingInt(
                        name -> facts.getJsonArray(name).toBuffer().length()));
    }
}
