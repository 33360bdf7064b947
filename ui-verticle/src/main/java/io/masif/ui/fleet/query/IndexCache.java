package io.masif.ui.fleet.query;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Values that were computed from the index: one of each type, as long as nothing changes, and then as the base of the next. */
final class IndexCache {
    private final Map<Class<?>, Object> current = new HashMap<>();
    /** Those of states before the last changes. */
    private final Map<Class<?>, Object> earlier = new HashMap<>();

    /** @param compute makes the value of the earlier one, which is null if there is none */
    <T> T get(Class<T> type, UnaryOperator<T> compute) {
        Object present = current.get(type);
        if (present == null) {
            present = compute.apply(type.cast(earlier.remove(type)));
            current.put(type, present);
        }
        return type.cast(present);
    }

    /** The index changed. */
    void onChanged() {
        earlier.putAll(current);
        current.clear();
    }

    /** There is another index. */
    void clear() {
        current.clear();
        earlier.clear();
    }
}
