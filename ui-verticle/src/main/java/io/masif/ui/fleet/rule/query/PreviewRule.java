package io.masif.ui.fleet.rule.query;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.rule.RuleDefinition;
import io.masif.ui.view.rule.RuleForecast;
import io.masif.ui.view.rule.RuleVersion;
import java.util.List;

/**
 * What a rule would approve if it were saved.
 *
 * @param rule the number of the rule that would be changed; null for a new one
 */
public record PreviewRule(RuleDefinition definition, Integer rule) implements IndexQuery<RuleForecast> {
    @Override
    public RuleForecast answer(IndexView index) {
        List<RuleVersion> versions =
                rule == null ? List.of() : index.fleet().rules().versions(rule);
        RuleVersion former = versions.isEmpty() ? null : versions.get(versions.size() - 1);
        RuleVersion candidate =
                new RuleVersion(0, rule == null ? 0 : rule, versions.size() + 1, definition, "", null, index.now());
        return ForecastBuilder.build(index, candidate, former);
    }
}
