package io.masif.ui.fleet.plan;

import io.masif.ui.fleet.pending.HostFacets;
import io.masif.ui.fleet.pending.PendingTable;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.plan.PlanClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** The plans that a request finds, by their numbers. Words of the search are looked up among their actions. */
final class OrderedPlans {
    private final IndexView index;
    private final ListRequest<PlanClass> request;
    private final PlanClasses classes;
    private final List<PlanSize> found = new ArrayList<>();
    private int totalCount;

    /** A plan and the number of its hosts. */
    private record PlanSize(int plan, int hosts) {}

    OrderedPlans(IndexView index, ListRequest<PlanClass> request) {
        this.index = index;
        this.request = request;
        this.classes = new PlanClasses(index);
        RoaringBitmap candidates = findCandidates();
        for (Map.Entry<Integer, RoaringBitmap> each : classes.hosts().all().entrySet()) {
            if (classes.actions(each.getKey()).length > 0) {
                totalCount++;
                if (candidates == null || RoaringBitmap.intersects(candidates, each.getValue())) {
                    found.add(new PlanSize(each.getKey(), each.getValue().getCardinality()));
                }
            }
        }
    }

    /** How many plans there are. */
    int totalCount() {
        return totalCount;
    }

    /** The plans that were found, in the order of the request. */
    List<Integer> sorted() {
        return request.order().endsWith("hosts")
                // few rows have to be described in the most frequent order
                ? found.stream().sorted(createOrder()).map(PlanSize::plan).toList()
                : found.stream()
                        .map(size -> classes.describe(size.plan()))
                        .sorted(request.comparator())
                        .map(PlanClass::plan)
                        .toList();
    }

    PlanClass describe(int plan) {
        return classes.describe(plan);
    }

    private Comparator<PlanSize> createOrder() {
        Comparator<PlanSize> bySize = Comparator.comparing(PlanSize::hosts);
        return (request.isDescending() ? bySize.reversed() : bySize).thenComparing(PlanSize::plan);
    }

    /** The hosts whose plans match; null for all. Hosts of one plan match together, but for the class of hosts. */
    private RoaringBitmap findCandidates() {
        RoaringBitmap candidates = null;
        for (String word : request.words()) {
            candidates = intersect(candidates, findPlanning(word));
        }
        if (!request.filter("class").isEmpty()) {
            candidates = intersect(candidates, HostFacets.of(index).findClass(request.filter("class")));
        }
        if (!request.filter("pending").isEmpty()) {
            RoaringBitmap pending = new RoaringBitmap();
            PendingTable.of(index).entries().forEach(entry -> pending.or(entry.hosts()));
            candidates = intersect(candidates, pending);
        }
        return candidates;
    }

    private static RoaringBitmap intersect(RoaringBitmap candidates, RoaringBitmap more) {
        return candidates == null ? more : RoaringBitmap.and(candidates, more);
    }

    /** The hosts that plan an action whose package contains the word. */
    private RoaringBitmap findPlanning(String word) {
        RoaringBitmap[] sets = index.fleet().actions().packages().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(word))
                .flatMap(name -> index.fleet().actions().findByPackage(name).stream())
                .map(index.fleet()::hostsPlanning)
                .toArray(RoaringBitmap[]::new);
        return RoaringBitmap.or(Arrays.stream(sets).iterator());
    }
}
