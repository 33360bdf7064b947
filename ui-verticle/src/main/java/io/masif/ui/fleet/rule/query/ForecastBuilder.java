package io.masif.ui.fleet.rule.query;

import io.masif.decision.HostSelection;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.fleet.rule.ActionSummary;
import io.masif.ui.view.rule.ForecastAction;
import io.masif.ui.view.rule.RuleForecast;
import io.masif.ui.view.rule.RuleVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;

/** Finds what a rule approves of the actions that are pending. */
final class ForecastBuilder {
    private static final Comparator<ForecastAction> ORDER =
            Comparator.comparing(ForecastAction::approvesAt).thenComparing(ForecastAction::key);

    private final IndexView index;
    private final RuleVersion rule;
    private final HostSelection selection;
    private final PartBuilder now = new PartBuilder();
    private final PartBuilder soon = new PartBuilder();
    private Instant next;

    private ForecastBuilder(IndexView index, RuleVersion rule) {
        this.index = index;
        this.rule = rule;
        this.selection = rule.definition().select(index.fleet().groups().members());
    }

    /**
     * What a rule approves.
     *
     * @param former the current version of the rule, whose approvals an operator may have revoked; null for a new rule
     */
    static RuleForecast build(IndexView index, RuleVersion rule, RuleVersion former) {
        ForecastBuilder builder = new ForecastBuilder(index, rule);
        if (rule.isActive(index.now())) {
            FleetIndex fleet = index.fleet();
            fleet.actions().packages().stream()
                    .filter(rule.definition().actions().packages()::matches)
                    .forEach(name -> fleet.actions().summarize(name).stream()
                            .filter(action -> rule.definition()
                                    .actions()
                                    .matches(action.key().kind(), action.isSecurity(), action.releases()))
                            .forEach(action -> builder.add(action, former)));
        }
        return new RuleForecast(builder.now.build(), builder.soon.build(), builder.next);
    }

    private void add(ActionSummary action, RuleVersion former) {
        Optional<Instant> time = rule.findApprovalTime(action.firstSeen());
        RoaringBitmap hosts = selection.select(RuleOutlooks.findPendingHosts(index, action));
        boolean isDecided = former != null
                && RuleOutlooks.selectUndecided(index.fleet(), former, action.key(), hosts)
                        .isEmpty();
        boolean isDone = former != null && former.id() == rule.id() && isDecided;
        if (time.isEmpty() || hosts.isEmpty() || isDone) {
            return;
        }
        ForecastAction found = new ForecastAction(action.key(), hosts.getCardinality(), time.get(), isDecided);
        if (!time.get().isAfter(index.now())) {
            now.add(found, hosts);
            return;
        }
        next = next == null || time.get().isBefore(next) ? time.get() : next;
        if (time.get().isBefore(index.now().plus(Duration.ofDays(RuleForecast.DAYS)))) {
            soon.add(found, hosts);
        }
    }

    /** Collects some of the actions. */
    private static final class PartBuilder {
        private final List<ForecastAction> actions = new ArrayList<>();
        private final RoaringBitmap hosts = new RoaringBitmap();

        void add(ForecastAction action, RoaringBitmap pending) {
            actions.add(action);
            hosts.or(pending);
        }

        RuleForecast.Part build() {
            return new RuleForecast.Part(
                    actions.stream()
                            .sorted(ORDER)
                            .limit(RuleForecast.MAX_LISTED)
                            .toList(),
                    actions.size(),
                    hosts.getCardinality(),
                    (int) actions.stream().filter(ForecastAction::isRevoked).count());
        }
    }
}
