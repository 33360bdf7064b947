package io.masif.ui.fleet;

import io.masif.domain.Facts;
import java.util.HashMap;
import java.util.Map;

/** Most hosts are alike: what they tell is kept once for all of them. */
final class FactsPool {
    private static final int MOST = 20_000;

    private final Map<Object, Object> known = new HashMap<>();

    /** Equal to what is given, of parts that others have as well. */
    Facts shared(Facts facts) {
        return new Facts(
                one(facts.platform()),
                one(facts.condition()),
                one(facts.restarts()),
                one(facts.lists()),
                one(facts.held()),
                one(facts.keptBack()),
                one(facts.leftovers()),
                facts.archivesFree(),
                facts.blocked());
    }

    /** Whoever is different each time must not fill the memory: now and then all is forgotten. */
    @SuppressWarnings("unchecked")
    private <T> T one(T part) {
        if (known.size() > MOST) {
            known.clear();
        }
        Object before = known.putIfAbsent(part, part);
        return before == null ? part : (T) before;
    }
}
