package io.masif.ui.fleet.approval;

import io.masif.ui.fleet.index.HostNames;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.approval.AuthoredDecision;
import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * Names of hosts that a decision names, in the order of their numbers.
 *
 * @param from how many to leave out at the beginning
 * @param max the most names
 */
public record GetDecisionHosts(long id, int from, int max) implements IndexQuery<List<String>> {
    @Override
    public List<String> answer(IndexView index) {
        AuthoredDecision approval = index.fleet().decisions().get(id);
        if (approval == null) {
            throw DecisionKind.APPROVAL.createNotFound(id);
        }
        RoaringBitmap hosts = approval.decision().hosts().hosts().toBitmap();
        List<String> names = new ArrayList<>();
        for (int i = from; i < Math.min((long) from + max, hosts.getCardinality()); i++) {
            names.add(HostNames.getName(index.fleet(), hosts.select(i)));
        }
        return List.copyOf(names);
    }
}
