package io.masif.ui.fleet.rule.query;

import io.masif.clock.DatabaseClock;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.rule.PastActions;
import io.masif.ui.rule.RuleInput;
import io.masif.ui.view.rule.PastApproval;
import io.masif.ui.view.rule.RuleDefinition;
import io.masif.ui.view.rule.RuleForecast;
import io.masif.ui.view.rule.RulePreview;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Says what a rule would approve, and what it would have approved, before it is saved. */
public final class RulePreviews {
    private final Vertx vertx;
    private final FleetClient fleet;
    private final PastActions past;
    private final RuleResolver resolver;

    public RulePreviews(Vertx vertx, FleetClient fleet, Pool pool) {
        this.vertx = vertx;
        this.fleet = fleet;
        this.past = new PastActions(vertx, pool);
        this.resolver = new RuleResolver(fleet, pool);
    }

    /**
     * The preview of a rule.
     *
     * @param rule the number of the rule that would be changed; null for a new one
     */
    public Future<RulePreview> preview(RuleInput input, Integer rule) {
        Instant now = DatabaseClock.of(vertx).now();
        return resolver.resolve(input).compose(definition -> fleet.query(new PreviewRule(definition, rule))
                .compose(forecast -> past.find(input, now.minus(Duration.ofDays(RulePreview.DAYS)), now)
                        .recover(DatabaseErrors::failRead)
                        .compose(found -> selectConcerned(definition, found.approvals())
                                .map(approvals -> new RulePreview(
                                        forecast,
                                        approvals.stream()
                                                .limit(RuleForecast.MAX_LISTED)
                                                .toList(),
                                        approvals.size(),
                                        found.knownSince())))));
    }

    private Future<List<PastApproval>> selectConcerned(RuleDefinition definition, List<PastApproval> approvals) {
        return definition.groups().isEmpty()
                ? Future.succeededFuture(approvals)
                : fleet.query(new SelectConcerned(definition, approvals));
    }
}
