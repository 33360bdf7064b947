package io.masif.ui.fleet.packages;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.language.Text;
import io.masif.ui.view.list.ListPage;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.packages.PackageExecution;
import io.masif.ui.view.packages.PackageExecution.State;
import io.masif.ui.view.packages.PackageLists;
import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * A page of what hosts have executed or execute now with a package, without the runs; not found if no host plans or has executed
 * anything with it.
 */
public record FindPackageExecutions(String name, ListRequest<PackageExecution> request)
        implements IndexQuery<ListPage<PackageExecution>> {
    @Override
    public ListPage<PackageExecution> answer(IndexView index) {
        FleetIndex fleet = index.fleet();
        List<Integer> actions = fleet.actions().findByPackage(name);
        if (actions.isEmpty()) {
            throw Failure.of(Failure.Code.NOT_FOUND, Text.of("refusal.no-package", Quote.of(name)));
        }
        List<PackageExecution> all = new ArrayList<>();
        for (int id : actions) {
            PackageAction action = PackageAction.of(fleet, id);
            add(all, fleet, id, action, State.DONE, action.done());
            add(all, fleet, id, action, State.FAILED, action.failed());
            add(all, fleet, id, action, State.RUNNING, action.running());
        }
        return ListPage.of(request, all.stream().filter(this::matches), all.size());
    }

    private static void add(
            List<PackageExecution> all,
            FleetIndex fleet,
            int id,
            PackageAction action,
            State state,
            RoaringBitmap hosts) {
        hosts.forEach((int host) -> all.add(new PackageExecution(
                new PackageExecution.Key(host, id), fleet.host(host).name(), action.action(), state, null)));
    }

    private boolean matches(PackageExecution row) {
        return admits(PackageLists.STATE, row.state().word())
                && admits(PackageLists.ACTION, row.action().kind().word())
                && admits(PackageLists.VERSION, row.action().to())
                && request.matches(row.host());
    }

    private boolean admits(String filter, String value) {
        String asked = request.filter(filter);
        return asked.isEmpty() || asked.equals(value);
    }
}
