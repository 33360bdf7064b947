package io.masif.ui.fleet.decline;

import io.masif.ui.fleet.progress.DeclineCounter;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.approval.StandingApproval;
import io.masif.ui.view.decline.DeclineLists;
import io.masif.ui.view.decline.DeclineProgress;
import io.masif.ui.view.list.ListPage;
import io.masif.ui.view.list.ListRequest;
import java.time.Instant;
import java.util.List;

/** Asks for a page of the declines: of those in force, or of those that ended. */
public record FindDeclines(ListRequest<DeclineProgress> request) implements IndexQuery<ListPage<DeclineProgress>> {
    @Override
    public ListPage<DeclineProgress> answer(IndexView index) {
        List<StandingApproval> all = index.fleet().declines().all();
        DeclineCounter counter = new DeclineCounter(index.fleet(), index.now());
        return ListPage.of(
                request,
                all.stream()
                        .filter(each -> isRequested(each, index.now()))
                        .map(counter::count)
                        .filter(each -> request.matches(describe(each))),
                all.size());
    }

    private boolean isRequested(StandingApproval decline, Instant now) {
        String kind = decline.decision().expires() == null ? "declined" : "deferred";
        return decline.isInForce(now) != request.filter(DeclineLists.STATE).equals(DeclineLists.ENDED)
                && (request.filter("kind").isEmpty() || request.filter("kind").equals(kind));
    }

    private static String describe(DeclineProgress decline) {
        return String.join(
                " ",
                DeclineLists.describe(decline),
                decline.decline().author(),
                decline.decline().comment() == null ? "" : decline.decline().comment(),
                String.join(" ", decline.hostNames()));
    }
}
