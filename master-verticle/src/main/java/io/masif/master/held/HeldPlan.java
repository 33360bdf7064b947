package io.masif.master.held;

import io.masif.master.store.StoredAction;
import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/** The plan of some held reports, in few bytes, since there may be one for each host. */
final class HeldPlan {
    private final int id;
    private final ActionNumbers numbers;
    private final HeldActions all;
    /** Changed by the one thread at a time that changes its entry in {@link HeldPlans}. */
    private int useCount;

    /** @param all has its actions as long as it is used */
    HeldPlan(long id, ActionNumbers numbers, HeldActions all) {
        this.id = (int) id;
        this.numbers = numbers;
        this.all = all;
    }

    long id() {
        return Integer.toUnsignedLong(id);
    }

    ActionNumbers numbers() {
        return numbers;
    }

    /** Its actions; not to be called after it was released. */
    List<StoredAction> actions() {
        List<StoredAction> actions = new ArrayList<>();
        numbers.forEach(number -> actions.add(all.get(number)));
        return actions;
    }

    boolean hasAny(RoaringBitmap actions) {
        return numbers.anyMatch(actions::contains);
    }

    void addUse() {
        useCount++;
    }

    /** Whether that was the last one. */
    boolean removeUse() {
        useCount--;
        return useCount == 0;
    }
}
