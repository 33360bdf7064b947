package io.masif.ui.fleet.packages;

import io.masif.decision.Decision;
import io.masif.decision.Scope;
import io.masif.domain.Action;
import io.masif.domain.DebianVersion;
import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.fleet.index.DecisionsInForce;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.outcome.Outcomes;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.language.Text;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.host.HostCondition;
import io.masif.ui.view.packages.PackageDetail;
import io.masif.ui.view.packages.PackageDetail.ReplacedVersion;
import io.masif.ui.view.packages.PackageVersion;
import io.masif.ui.view.packages.PackageVersion.FailedHosts;
import io.masif.ui.view.packages.VersionCounts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/** What the fleet reports about a package; not found if no host plans or has executed anything with it. */
public record GetPackage(String name) implements IndexQuery<PackageDetail> {
    private static final Comparator<String> NEWEST_VERSION_FIRST = ((Comparator<String>) DebianVersion::compare)
            .reversed()
            // versions that are as new may be spelt differently
            .thenComparing(Comparator.naturalOrder());

    /** The newest version first; removals, which have none, last. */
    private static final Comparator<ActionKey> NEWEST_FIRST = Comparator.comparing(
                    ActionKey::to, Comparator.nullsLast(NEWEST_VERSION_FIRST))
            .thenComparing(Comparator.naturalOrder());

    @Override
    public PackageDetail answer(IndexView index) {
        FleetIndex fleet = index.fleet();
        List<Integer> actions = fleet.actions().findByPackage(name);
        if (actions.isEmpty()) {
            throw Failure.of(Failure.Code.NOT_FOUND, Text.of("refusal.no-package", Quote.of(name)));
        }
        Map<ActionKey, VersionHosts> versions = new TreeMap<>(NEWEST_FIRST);
        Map<String, RoaringBitmap> replaced = new TreeMap<>(NEWEST_VERSION_FIRST);
        RoaringBitmap planned = new RoaringBitmap();
        List<AuthoredDecision> declines = findDecisions(fleet.declines()).stream()
                .filter(each -> each.isInForce(index.now()))
                .toList();
        for (int id : actions) {
            Action action = fleet.action(id);
            RoaringBitmap hosts = fleet.hostsPlanning(id);
            planned.or(hosts);
            versions.computeIfAbsent(ActionKey.of(action), key -> new VersionHosts())
                    .add(index, id, declines);
            if (action.from() != null && !hosts.isEmpty()) {
                replaced.computeIfAbsent(action.from(), from -> new RoaringBitmap())
                        .or(hosts);
            }
        }
        List<AuthoredDecision> approvals = findDecisions(fleet.decisions());
        return new PackageDetail(
                name,
                planned.getCardinality(),
                versions.entrySet().stream()
                        .map(each -> each.getValue().build(fleet, each.getKey()))
                        .toList(),
                replaced.entrySet().stream()
                        .map(each -> new ReplacedVersion(
                                each.getKey(), each.getValue().getCardinality()))
                        .toList(),
                declines.stream().limit(PackageDetail.MAX_DECISIONS).toList(),
                approvals.stream().limit(PackageDetail.MAX_DECISIONS).toList(),
                approvals.size());
    }

    private List<AuthoredDecision> findDecisions(DecisionsInForce decisions) {
        return decisions.all().stream()
                .filter(this::isNamedBy)
                .sorted(Comparator.comparing(AuthoredDecision::created)
                        .thenComparing(AuthoredDecision::id)
                        .reversed())
                .toList();
    }

    private boolean isNamedBy(AuthoredDecision decision) {
        return decision.decision().patterns().stream().anyMatch(pattern -> name.equals(pattern.packageName()));
    }

    /** The hosts of the actions that differ only in the version before, the architecture or the archive. */
    private static final class VersionHosts {
        private final RoaringBitmap planned = new RoaringBitmap();
        private final RoaringBitmap pending = new RoaringBitmap();
        private final RoaringBitmap declined = new RoaringBitmap();
        private final RoaringBitmap done = new RoaringBitmap();
        private final RoaringBitmap running = new RoaringBitmap();
        private final RoaringBitmap failed = new RoaringBitmap();
        private boolean isSecurity;
        private boolean isDeclined = true;

        void add(IndexView index, int action, List<AuthoredDecision> declines) {
            FleetIndex fleet = index.fleet();
            RoaringBitmap versionOne = fleet.conditions().findReported(HostCondition.VERSION_ONE);
            boolean isHalf = RoaringBitmap.andNot(fleet.hostsPlanning(action), versionOne)
                    .isEmpty();
            isDeclined &=
                    declines.stream().anyMatch(each -> isForAllHosts(each.decision(), fleet.action(action), isHalf));
            planned.or(fleet.hostsPlanning(action));
            pending.or(index.pending().findHosts(action));
            declined.or(index.pending().findDeclined(action));
            isSecurity |= fleet.actions().isSecurity(action);
            Outcomes outcomes = fleet.outcomes().get(action);
            if (outcomes != null) {
                done.or(outcomes.done());
                running.or(outcomes.running());
                failed.or(outcomes.failed());
            }
        }

        /** @param isHalf whether all hosts that plan it report the two halves of an update apart */
        private static boolean isForAllHosts(Decision decline, Action action, boolean isHalf) {
            return decline.hosts().scope() == Scope.ALL
                    && decline.revocations().isEmpty()
                    && decline.patterns().stream()
                            .anyMatch(
                                    pattern -> isHalf ? pattern.coversAsPartOfUpdate(action) : pattern.covers(action));
        }

        PackageVersion build(FleetIndex fleet, ActionKey key) {
            List<String> names = failed.stream()
                    .limit(FailedHosts.MAX_NAMES)
                    .mapToObj(host -> fleet.host(host).name())
                    .sorted()
                    .toList();
            return new PackageVersion(
                    key,
                    isSecurity,
                    isDeclined,
                    new VersionCounts(
                            planned.getCardinality(),
                            pending.getCardinality(),
                            declined.getCardinality(),
                            running.getCardinality(),
                            done.getCardinality()),
                    new FailedHosts(failed.getCardinality(), names));
        }
    }
}
