package io.masif.ui.fleet.decline;

import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.progress.DeclineCounter;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.decline.DeclineLists;
import io.masif.ui.view.decline.DeclineProgress;
import io.masif.ui.view.list.ListRequest;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The declines in force that a request finds. */
final class OrderedDeclines {
    private final IndexView index;
    private final ListRequest<DeclineProgress> request;
    private final DeclineCounter counter;

    OrderedDeclines(IndexView index, ListRequest<DeclineProgress> request) {
        this.index = index;
        this.request = request;
        this.counter = new DeclineCounter(index.fleet(), index.now());
    }

    /** In the order of the request. */
    List<AuthoredDecision> sorted() {
        // to count what a decline concerns is slow: it is done if the order depends on it
        Function<AuthoredDecision, DeclineProgress> count =
                request.isSortedBy(DeclineLists.HOSTS) ? counter::count : DeclineProgress::withoutCounts;
        record Counted(AuthoredDecision decline, DeclineProgress progress) {}
        return inForce()
                .filter(each -> DeclineLists.isOfKind(request, each.decision().expires() != null))
                .filter(each -> request.matches(() -> describe(each, index.fleet())))
                .map(each -> new Counted(each, count.apply(each)))
                .sorted(Comparator.comparing(Counted::progress, request.comparator()))
                .map(Counted::decline)
                .toList();
    }

    DeclineProgress count(AuthoredDecision decline) {
        return counter.count(decline);
    }

    /** How many are in force, whether they are searched for or not. */
    int countInForce() {
        return (int) inForce().count();
    }

    private Stream<AuthoredDecision> inForce() {
        return index.fleet().declines().all().stream().filter(each -> each.isInForce(index.now()));
    }

    private static String describe(AuthoredDecision decline, FleetIndex fleet) {
        return String.join(
                " ",
                DeclineLists.describe(decline.decision().patterns()),
                decline.author(),
                decline.comment() == null ? "" : decline.comment(),
                String.join(" ", DeclineCounter.findHostNames(decline, fleet)));
    }
}
