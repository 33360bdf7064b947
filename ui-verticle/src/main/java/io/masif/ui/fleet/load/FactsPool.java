package io.masif.ui.fleet.load;

import io.masif.domain.host.Facts;
import java.util.HashMap;
import java.util.Map;

/** Shares equal parts of facts between hosts, since most hosts report the same. */
public final class FactsPool implements Facts.PartPool {
    private static final int MAX_PARTS = 20_000;

    private final Map<Object, Object> pool = new HashMap<>();

    /** Equal facts, whose parts are shared with other hosts. */
    public Facts intern(Facts facts) {
        return facts.intern(this);
    }

    /** The pool is cleared when it is full: hosts whose facts differ each time must not fill the memory. */
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
