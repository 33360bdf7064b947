package io.masif.master.store;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** The row of a plan, in few bytes, since there may be one for each host. */
public final class StoredPlan {
    private final int id;
    private final int[] actionIds;

    /** @param actions the numbers of its actions */
    public StoredPlan(long id, Collection<Long> actions) {
        this.id = (int) id;
        this.actionIds = actions.stream().mapToInt(Long::intValue).toArray();
    }

    /** Its number. */
    public long id() {
        return Integer.toUnsignedLong(id);
    }

    /** The numbers of its actions. */
    public List<Long> actionIds() {
        return IntStream.of(actionIds).mapToObj(Integer::toUnsignedLong).toList();
    }

    /** How many actions it has. */
    public int actionCount() {
        return actionIds.length;
    }
}
