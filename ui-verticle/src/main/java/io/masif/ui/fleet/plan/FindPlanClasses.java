package io.masif.ui.fleet.plan;

import io.masif.ui.fleet.pending.HostFacets;
import io.masif.ui.fleet.pending.PendingTable;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.list.ListPage;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.plan.PlanClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** A page of the classes of hosts that plan exactly the same. Words of the search are looked up among their actions. */
public record FindPlanClasses(ListRequest<PlanClass> request) implements IndexQuery<ListPage<PlanClass>> {
    /** A plan and the number of its hosts. */
    private record PlanSize(int plan, int hosts) {}

    @Override
    public ListPage<PlanClass> answer(IndexView index) {
        PlanClasses classes = new PlanClasses(index);
        RoaringBitmap candidates = findCandidates(index);
        List<PlanSize> found = new ArrayList<>();
        int total = 0;
        for (Map.Entry<Integer, RoaringBitmap> each : classes.hosts().all().entrySet()) {
            if (classes.actions(each.getKey()).length > 0) {
                total++;
                if (candidates == null || RoaringBitmap.intersects(candidates, each.getValue())) {
                    found.add(new PlanSize(each.getKey(), each.getValue().getCardinality()));
                }
            }
        }
        if (request.order().endsWith("hosts")) {
            // few rows have to be described in the most frequent order
            found.sort(createOrder());
            return ListPage.of(request, found, total, size -> classes.describe(size.plan()));
        }
        return ListPage.of(request, found.stream().map(size -> classes.describe(size.plan())), total);
    }

    private Comparator<PlanSize> createOrder() {
        Comparator<PlanSize> bySize = Comparator.comparing(PlanSize::hosts);
        return (request.isDescending() ? bySize.reversed() : bySize).thenComparing(PlanSize::plan);
    }

    /** The hosts whose plans match; null for all. Hosts of one plan match together, but for the class of hosts. */
    private RoaringBitmap findCandidates(IndexView index) {
        RoaringBitmap candidates = null;
        for (String word : request.words()) {
            candidates = intersect(candidates, findPlanning(index, word));
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
    private static RoaringBitmap findPlanning(IndexView index, String word) {
        RoaringBitmap[] sets = index.fleet().actions().packages().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(word))
                .flatMap(name -> index.fleet().actions().findByPackage(name).stream())
                .map(index.fleet()::hostsPlanning)
                .toArray(RoaringBitmap[]::new);
        return RoaringBitmap.or(Arrays.stream(sets).iterator());
    }
}
