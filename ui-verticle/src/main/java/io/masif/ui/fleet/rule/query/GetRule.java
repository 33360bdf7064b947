package io.masif.ui.fleet.rule.query;

import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.rule.RuleWriter;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.rule.RuleForecast;
import io.masif.ui.view.rule.RuleVersion;
import io.masif.ui.view.rule.detail.HeldUp;
import io.masif.ui.view.rule.detail.RuleDetail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rule of a number; not found if there is none. */
public record GetRule(int rule) implements IndexQuery<RuleDetail> {
    @Override
    public RuleDetail answer(IndexView index) {
        FleetIndex fleet = index.fleet();
        List<RuleVersion> versions = new ArrayList<>(fleet.rules().versions(rule));
        if (versions.isEmpty()) {
            throw RuleWriter.createNotFound(rule);
        }
        Collections.reverse(versions);
        List<AuthoredDecision> decisions = fleet.decisions().all().stream()
                .filter(each -> each.origin() != null
                        && each.origin().rollout() == null
                        && each.origin().rule() != null
                        && each.origin().rule().rule() == rule)
                .sorted(Comparator.comparing(AuthoredDecision::id).reversed())
                .toList();
        RuleVersion current = versions.get(0);
        RuleForecast forecast = ForecastBuilder.build(index, current, current);
        return new RuleDetail(
                versions,
                findGroupNames(fleet, versions),
                forecast,
                findHeldUp(fleet, current, forecast.now()),
                fleet.rollouts().findByRule(rule),
                decisions.stream().limit(RuleDetail.MAX_DECISIONS).toList(),
                (int) decisions.stream()
                        .filter(each -> each.isInForce(index.now()))
                        .count());
    }

    private static HeldUp findHeldUp(FleetIndex fleet, RuleVersion rule, RuleForecast.Part due) {
        return rule.definition().plan() == null || due.actions().isEmpty()
                ? null
                : fleet.rollouts()
                        .findUnfinished(rule.rule())
                        .map(rollout -> new HeldUp(
                                rollout.id(),
                                findLater(
                                        rollout.definition().authorship().created(),
                                        due.actions().get(0).approvesAt())))
                        .orElse(null);
    }

    private static Instant findLater(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Map<Integer, String> findGroupNames(FleetIndex fleet, List<RuleVersion> versions) {
        Map<Integer, String> names = new HashMap<>();
        versions.forEach(version -> version.definition()
                .groups()
                .ids()
                .forEach(id -> names.put(id, fleet.groups().get(id).name())));
        return names;
    }
}
