package io.masif.ui.fleet.decline;

import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.progress.DeclineCounter;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.decline.DeclineLists;
import io.masif.ui.view.decline.DeclineProgress;
import io.masif.ui.view.list.ListRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** The declines that a request finds: of those in force, or of those that ended. */
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
        return index.fleet().declines().all().stream()
                .filter(each -> isRequested(each, index.now()))
                .filter(each -> request.text().isEmpty() || request.matches(describe(each, index.fleet())))
                .map(each -> new Counted(each, count.apply(each)))
                .sorted(Comparator.comparing(Counted::progress, request.comparator()))
                .map(Counted::decline)
                .toList();
    }

    DeclineProgress count(AuthoredDecision decline) {
        return counter.count(decline);
    }

    private boolean isRequested(AuthoredDecision decline, Instant now) {
        String kind = decline.decision().expires() == null ? "declined" : "deferred";
        return decline.isInForce(now) != request.filter(DeclineLists.STATE).equals(DeclineLists.ENDED)
                && (request.filter("kind").isEmpty() || request.filter("kind").equals(kind));
    }

    private static String describe(AuthoredDecision decline, FleetIndex fleet) {
        return String.join(
                " ",
                DeclineLists.describe(decline),
                decline.author(),
                decline.comment() == null ? "" : decline.comment(),
                String.join(" ", DeclineCounter.findHostNames(decline, fleet)));
    }
}
