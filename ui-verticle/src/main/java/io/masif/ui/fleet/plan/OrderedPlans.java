package io.masif.ui.fleet.plan;

import io.masif.ui.fleet.pending.HostFacets;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.plan.PlanClass;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.roaringbitmap.RoaringBitmap;

/** The plans that a request finds, by their numbers. Words of the search are looked up among their actions. */
final class OrderedPlans {
    private final IndexView index;
    private final ListRequest<PlanClass> request;
    private final PlanClasses classes;
    private final PlanSizes found;

    OrderedPlans(IndexView index, ListRequest<PlanClass> request) {
        this.index = index;
        this.request = request;
        this.classes = new PlanClasses(index);
        this.found = PlanSizes.of(index.fleet(), findCandidates());
    }

    /** How many plans there are. */
    int totalCount() {
        return found.totalCount();
    }

    /** The plans that were found, in the order of the request. */
    List<Integer> sorted() {
        List<Integer> bySize = found.sorted(request.isDescending());
        return request.isSortedBy("hosts")
                // few rows have to be described in the most frequent order
                ? bySize
                : bySize.stream()
                        .map(classes::describe)
                        .sorted(request.comparator())
                        .map(PlanClass::plan)
                        .toList();
    }

    PlanClass describe(int plan) {
        return classes.describe(plan);
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
            candidates = intersect(candidates, index.pending().count().all().hosts());
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
