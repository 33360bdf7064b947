package io.masif.ui.fleet.rule.query;

import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.member.PresentGroups;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.list.ListPage;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.rule.RuleLists;
import io.masif.ui.view.rule.RuleRow;
import io.masif.ui.view.rule.RuleState;
import io.masif.ui.view.rule.RuleVersion;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page of the rules.
 *
 * @param next when they approve something next
 */
public record FindRules(ListRequest<RuleRow> request, NextApprovals next) implements IndexQuery<ListPage<RuleRow>> {
    private static final Duration RECENT = Duration.ofDays(7);

    /** Asks in slices: what rules approve next takes long for many of them. */
    public static Future<ListPage<RuleRow>> find(FleetClient fleet, ListRequest<RuleRow> request) {
        return NextApprovals.find(fleet).compose(next -> fleet.query(new FindRules(request, next)));
    }

    @Override
    public ListPage<RuleRow> answer(IndexView index) {
        Map<Integer, List<AuthoredDecision>> recent = findRecent(index);
        List<RuleVersion> all = index.fleet().rules().current();
        Stream<RuleRow> found = all.stream()
                .map(rule -> createRow(index, rule, recent.getOrDefault(rule.rule(), List.of())))
                .filter(row -> request.filter(RuleLists.STATE).isEmpty()
                        || request.filter(RuleLists.STATE).equals(row.state().word()))
                .filter(row -> request.matches(row.searchText()));
        return ListPage.of(request, found, all.size());
    }

    private static Map<Integer, List<AuthoredDecision>> findRecent(IndexView index) {
        Instant since = index.now().minus(RECENT);
        return index.fleet().decisions().all().stream()
                .filter(each -> each.origin() != null && each.origin().rule() != null)
                .filter(each -> each.created().isAfter(since))
                .collect(Collectors.groupingBy(each -> each.origin().rule().rule()));
    }

    private RuleRow createRow(IndexView index, RuleVersion rule, List<AuthoredDecision> recent) {
        return new RuleRow(
                rule,
                RuleState.of(rule.definition(), index.now()),
                findGroups(index.fleet(), rule),
                new RuleRow.Recent(
                        recent.size(),
                        recent.stream()
                                .mapToInt(each -> each.decision().patterns().size())
                                .sum(),
                        recent.stream()
                                .map(AuthoredDecision::created)
                                .max(Instant::compareTo)
                                .orElse(null)),
                next.get(rule.rule()));
    }

    /** The names of the groups of a rule, sorted. */
    static List<String> findGroups(FleetIndex fleet, RuleVersion rule) {
        return PresentGroups.findNames(
                fleet.groups(), rule.definition().groups().ids());
    }
}
