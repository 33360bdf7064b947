package io.masif.ui.page.host;

import io.masif.failure.Failure;
import io.masif.ui.csv.FixedRows;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.language.Text;
import io.masif.ui.store.run.FoundRuns;
import io.masif.ui.store.run.RunSearch;
import io.masif.ui.store.run.RunSearchStore;
import io.masif.ui.store.run.RunStore;
import io.masif.ui.view.host.HostRun;
import io.masif.ui.view.host.detail.HostDetailLists;
import io.masif.ui.view.host.detail.RunPage;
import io.masif.ui.view.list.ListPage;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.list.Pages;
import io.vertx.core.Future;

/** Finds the runs of a host that a request asks for: a page of all, or of those that a search finds. */
final class RunFinder {
    private static final int MAX_WORDS = 5;

    private final RunStore runs;
    private final RunSearchStore searches;

    RunFinder(RunStore runs, RunSearchStore searches) {
        this.runs = runs;
        this.searches = searches;
    }

    Future<RunPage> find(String name, ListRequest<HostRun> request) {
        return runs.count(name)
                .compose(count -> request.isFiltering()
                        ? findMatching(name, request, count)
                        : runs.findPage(name, offset(request), request.pageSize())
                                .map(page -> new RunPage(new ListPage<>(request, page, count, count), null)));
    }

    private Future<RunPage> findMatching(String name, ListRequest<HostRun> request, int count) {
        return search(name, request)
                .compose(found -> runs.findAll(name, Pages.select(found.ids(), request.page(), request.pageSize()))
                        .map(page -> new RunPage(
                                new ListPage<>(request, page, found.ids().size(), count), found.searchedSince())));
    }

    /** All runs that match, however many pages they fill. */
    Future<FixedRows<Long, HostRun>> findAll(String name, ListRequest<HostRun> request) {
        return search(name, request)
                .map(found -> new FixedRows<>(found.ids(), ListRequest.PAGE_SIZE, ids -> runs.findAll(name, ids)
                        .recover(DatabaseErrors::failRead)));
    }

    /** The numbers of all runs that match; bad input for too many words. */
    private Future<FoundRuns> search(String name, ListRequest<HostRun> request) {
        if (request.words().size() > MAX_WORDS) {
            return Future.failedFuture(Failure.badInput(Text.of("refusal.run-words", MAX_WORDS)));
        }
        return searches.find(
                name,
                new RunSearch(
                        request.filter(HostDetailLists.PACKAGE),
                        request.filter(HostDetailLists.OUTCOME),
                        request.words()));
    }

    private static int offset(ListRequest<HostRun> request) {
        return (request.page() - 1) * request.pageSize();
    }
}
