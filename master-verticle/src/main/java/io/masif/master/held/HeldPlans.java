package io.masif.master.held;

import io.masif.management.Meters;
import io.masif.master.store.StoredAction;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.roaringbitmap.RoaringBitmap;

/**
 * The plans of held reports, of all event loops of a master, within a limit: hosts with the same plan share one, and plans share
 * their actions. Safe from any thread.
 */
public final class HeldPlans {
    /** A plan without the numbers of its actions, and its entry. */
    private static final int ENTRY_BYTES = 124;

    private final ConcurrentHashMap<Integer, HeldPlan> byId = new ConcurrentHashMap<>();
    private final HeldActions actions = new HeldActions();
    private final AtomicLong planBytes = new AtomicLong();
    private final long maxBytes;

    /** @param maxBytes what plans and actions may need, approximately */
    HeldPlans(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** As the constructor, with a meter of this Vert.x. */
    public static HeldPlans create(Vertx vertx, long maxBytes) {
        HeldPlans plans = new HeldPlans(maxBytes);
        Meters.of(vertx)
                .addGauge(
                        "masif.reports.held.bytes",
                        "About how much memory the plans of the reports need whose answers are held back.",
                        plans::bytes);
        return plans;
    }

    /** About how many bytes all of them need. */
    long bytes() {
        return planBytes.get() + actions.bytes();
    }

    /** The plan, which is to be {@linkplain #release released} once; empty if it is one too many. */
    Optional<HeldPlan> acquire(HoldRequest request) {
        return Optional.ofNullable(byId.compute((int) request.planId(), (id, known) -> {
            HeldPlan plan = known == null ? add(request) : known;
            if (plan != null) {
                plan.addUse();
            }
            return plan;
        }));
    }

    /** The new plan; null if there is no room for it. */
    private HeldPlan add(HoldRequest request) {
        ActionNumbers numbers = ActionNumbers.of(request.actions().stream().mapToLong(StoredAction::id));
        actions.acquire(request.actions());
        planBytes.addAndGet(ENTRY_BYTES + numbers.byteCount());
        if (bytes() > maxBytes) {
            remove(numbers);
            return null;
        }
        return new HeldPlan(request.planId(), numbers, actions);
    }

    void release(HeldPlan plan) {
        byId.computeIfPresent((int) plan.id(), (id, same) -> {
            if (!same.removeUse()) {
                return same;
            }
            remove(same.numbers());
            return null;
        });
    }

    private void remove(ActionNumbers numbers) {
        numbers.forEach(actions::release);
        planBytes.addAndGet(-ENTRY_BYTES - numbers.byteCount());
    }

    /**
     * Whether a plan has an action of one of these packages; null among them means all. To be asked of plans that are held now.
     * Each plan is looked at once.
     */
    Predicate<HeldPlan> concernedBy(Set<String> packages) {
        if (packages.stream().anyMatch(Objects::isNull)) {
            return plan -> true;
        }
        RoaringBitmap numbers = actions.find(packages);
        Map<HeldPlan, Boolean> known = new HashMap<>();
        return plan -> known.computeIfAbsent(plan, each -> each.hasAny(numbers));
    }
}
