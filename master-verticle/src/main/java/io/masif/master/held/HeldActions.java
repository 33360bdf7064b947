package io.masif.master.held;

import io.masif.master.store.StoredAction;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.roaringbitmap.RoaringBitmap;

/** The actions of all held plans, each of them once. Safe from any thread. */
final class HeldActions {
    /** An action with its texts, and its entry. */
    private static final int ENTRY_BYTES = 600;

    private final ConcurrentHashMap<Integer, HeldAction> byNumber = new ConcurrentHashMap<>();

    /** Changed by the one thread at a time that changes its entry. */
    private static final class HeldAction {
        private final StoredAction action;
        private int useCount;

        HeldAction(StoredAction action) {
            this.action = action;
        }
    }

    /** About how many bytes all of them need. */
    long bytes() {
        return (long) ENTRY_BYTES * byNumber.size();
    }

    /** Keeps these actions until they are {@linkplain #release released} as often. */
    void acquire(Collection<StoredAction> actions) {
        actions.forEach(action -> byNumber.compute((int) action.id(), (number, known) -> {
            HeldAction held = known == null ? new HeldAction(action) : known;
            held.useCount++;
            return held;
        }));
    }

    void release(int number) {
        byNumber.computeIfPresent(number, (same, held) -> {
            held.useCount--;
            return held.useCount == 0 ? null : held;
        });
    }

    /** An action that somebody keeps. */
    StoredAction get(int number) {
        return byNumber.get(number).action;
    }

    /** The numbers of those of these packages, of all that are kept during the call. */
    RoaringBitmap find(Set<String> packages) {
        RoaringBitmap found = new RoaringBitmap();
        byNumber.forEach((number, held) -> {
            if (packages.contains(held.action.action().packageName())) {
                found.add(number);
            }
        });
        return found;
    }
}
