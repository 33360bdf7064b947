package io.masif.ui.fleet.index;

import io.masif.domain.host.Facts;
import java.util.HashMap;
import java.util.Map;

/** Most hosts are alike: what they tell is kept once for all of them. */
public final class FactsPool implements Facts.PartPool {
    private static final int MAX_PARTS = 20_000;

    private final Map<Object, Object> pool = new HashMap<>();

    /** Equal to what is given, of parts that others have as well. */
    public Facts intern(Facts facts) {
        return facts.intern(this);
    }

    /** Whoever is different each time must not fill the memory: now and then all is forgotten. */
    @Override
    @SuppressWarnings("unchecked")
    public <T> T intern(T part) {
        if (pool.size() > MAX_PARTS) {
            pool.clear();
        }
        Object pooled = pool.putIfAbsent(part, part);
        return pooled == null ? part : (T) pooled;
    }
}
