package io.masif.ui.fleet.approval;

import io.masif.decision.Decision;
import io.masif.decision.HostSelection;
import io.masif.decision.Revocation;
import io.masif.ui.fleet.index.Coverage;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.approval.list.ApprovalRow;
import io.masif.ui.view.approval.list.ProgressState;
import io.masif.ui.view.approval.list.RevocationTarget;
import io.masif.ui.view.approval.list.RevocationsPreview;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What it would concern to revoke decisions together, by their progress as it was last refreshed. */
public record PreviewRevocations(RevocationTarget target) implements IndexQuery<RevocationsPreview> {
    private static final Revocation WHOLE = new Revocation(0, List.of(), HostSelection.ALL);

    @Override
    public RevocationsPreview answer(IndexView index) {
        List<ApprovalRow> rows =
                StandingRows.all(index).filter(target::contains).toList();
        FleetIndex fleet = index.fleet();
        RevokedHosts hosts = new RevokedHosts(fleet);
        rows.stream().filter(PreviewRevocations::hasOpenHosts).forEach(row -> addHosts(fleet, hosts, row.id()));
        return new RevocationsPreview(
                rows.stream().map(ApprovalRow::id).toList(),
                rows.subList(0, Math.min(RevocationsPreview.MAX_SHOWN, rows.size())),
                (int) rows.stream()
                        .flatMap(row -> fleet.decisions().get(row.id()).decision().patterns().stream())
                        .distinct()
                        .count(),
                hosts.countWaiting(),
                hosts.countRunning());
    }

    /** Most decisions in force are finished: nothing has to be counted for these. */
    private static boolean hasOpenHosts(ApprovalRow row) {
        return Stream.of(ProgressState.values()).anyMatch(state -> state != ProgressState.DONE && row.count(state) > 0);
    }

    private static void addHosts(FleetIndex fleet, RevokedHosts hosts, long id) {
        Decision decision = fleet.decisions().get(id).decision();
        Coverage.CoveredActions covered = fleet.decisions().coverage().get(decision);
        Stream.of(covered.direct(), covered.partOfUpdate())
                .flatMapToInt(Arrays::stream)
                .forEach(action -> hosts.add(decision, WHOLE, action));
    }
}
