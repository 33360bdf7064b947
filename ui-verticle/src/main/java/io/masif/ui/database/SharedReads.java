package io.masif.ui.database;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Values by keys, each shared as by {@link SharedRead}; the latest keys are kept. Callers are on one event loop. */
public final class SharedReads<K, V> {
    private static final int MAX_KEYS = 200;

    private final Function<K, Future<V>> reader;
    private final Duration kept;
    private final Map<K, SharedRead<V>> reads = new LinkedHashMap<>();

    /**
     * @param reader reads the value of a key
     * @param kept for how long after a read began its answer is given, unless it failed
     */
    public SharedReads(Function<K, Future<V>> reader, Duration kept) {
        this.reader = reader;
        this.kept = kept;
    }

    /** The value of a key; fails as the read does. */
    public Future<V> get(K key) {
        if (!reads.containsKey(key) && reads.size() == MAX_KEYS) {
            reads.remove(reads.keySet().iterator().next());
        }
        return reads.computeIfAbsent(key, each -> new SharedRead<>(() -> reader.apply(each), kept))
                .get();
    }

    /** The value of a key was changed: it is read again for the next who asks. */
    public void forget(K key) {
        reads.remove(key);
    }

    /** All are read again for the next who asks. */
    public void forgetAll() {
        reads.clear();
    }
}
