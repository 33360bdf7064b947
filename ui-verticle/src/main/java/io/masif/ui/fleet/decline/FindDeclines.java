package io.masif.ui.fleet.decline;

import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.progress.DeclineCounter;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.decline.DeclineLists;
import io.masif.ui.view.decline.DeclineProgress;
import io.masif.ui.view.list.ListPage;
import io.masif.ui.view.list.ListRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Asks for a page of the declines: of those in force, or of those that ended. */
public record FindDeclines(ListRequest<DeclineProgress> request) implements IndexQuery<ListPage<DeclineProgress>> {
    @Override
    public ListPage<DeclineProgress> answer(IndexView index) {
        List<AuthoredDecision> all = index.fleet().declines().all();
        DeclineCounter counter = new DeclineCounter(index.fleet(), index.now());
        Stream<AuthoredDecision> found = all.stream()
                .filter(each -> isRequested(each, index.now()))
                .filter(each -> request.text().isEmpty() || request.matches(describe(each, index.fleet())));
        if (request.isSortedBy(DeclineLists.HOSTS)) {
            return ListPage.of(request, found.map(counter::count), all.size());
        }
        // to count what a decline concerns is slow: without need it is done for the rows of the page only
        Comparator<AuthoredDecision> order = Comparator.comparing(DeclineProgress::withoutCounts, request.comparator());
        return ListPage.of(request, found.sorted(order).toList(), all.size(), counter::count);
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
