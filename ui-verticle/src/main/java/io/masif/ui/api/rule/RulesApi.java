package io.masif.ui.api.rule;

import io.masif.clock.DatabaseClock;
import io.masif.failure.Failure;
import io.masif.ui.api.answer.JsonAnswer;
import io.masif.ui.api.answer.ListAnswer;
import io.masif.ui.api.answer.ListParameters;
import io.masif.ui.api.contract.ContractRoutes;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.fleet.rule.query.FindRules;
import io.masif.ui.fleet.rule.query.GetRule;
import io.masif.ui.fleet.rule.query.RulePreviews;
import io.masif.ui.fleet.rule.query.RuleResolver;
import io.masif.ui.http.PathNumber;
import io.masif.ui.http.RequestBody;
import io.masif.ui.rule.RuleChange;
import io.masif.ui.rule.RuleWriter;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.view.rule.RuleLists;
import io.masif.wire.JsonMembers;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** The operations about rules. */
public final class RulesApi {
    private static final int CREATED = 201;

    private final FleetClient fleet;
    private final RuleWriter writer;
    private final RulePreviews previews;
    private final RuleResolver resolver;

    public RulesApi(FleetClient fleet, RuleWriter writer, RulePreviews previews, RuleResolver resolver) {
        this.fleet = fleet;
        this.writer = writer;
        this.previews = previews;
        this.resolver = resolver;
    }

    /** Mounts the operations. */
    public void mount(ContractRoutes routes) {
        routes.mount("listRules", this::list);
        routes.mount("getRule", this::get);
        routes.mount("addRule", this::add);
        routes.mount("changeRule", this::change);
        routes.mount("previewRule", this::preview);
    }

    private void list(RoutingContext context) {
        FindRules.find(fleet, ListParameters.read(RuleLists.RULES, context.queryParams()))
                .compose(found -> ListAnswer.of(found).send(context, RuleJson::writeRow))
                .onFailure(context::fail);
    }

    private void get(RoutingContext context) {
        find(context, readId(context))
                .compose(rule -> JsonAnswer.send(context, rule))
                .onFailure(context::fail);
    }

    private void add(RoutingContext context) {
        RuleRequest request = readBody(context);
        if (request.basedOn() != 0) {
            throw Failure.badInput("version is of a rule that is changed, by PUT: leave it out for a new rule");
        }
        context.response().setStatusCode(CREATED);
        save(context, request, null);
    }

    private void change(RoutingContext context) {
        RuleRequest request = readBody(context);
        if (request.basedOn() == 0) {
            throw Failure.badInput("version is missing: give the number of the version that is changed");
        }
        save(context, request, readId(context));
    }

    private void save(RoutingContext context, RuleRequest request, Integer rule) {
        resolver.resolve(request.input())
                .map(definition -> new RuleChange(
                        rule,
                        request.basedOn(),
                        definition,
                        AuthenticationHandler.getSession(context).operator(),
                        request.comment(),
                        request.isRevoking()))
                .compose(change -> writer.save(change, context.response()::closed))
                .compose(saved -> find(context, saved.rule().rule()))
                .compose(saved -> JsonAnswer.send(context, saved))
                .onFailure(context::fail);
    }

    private void preview(RoutingContext context) {
        RuleRequest request = readBody(context);
        previews.preview(request.input(), null)
                .compose(preview -> JsonAnswer.send(context, RuleJson.writePreview(preview)))
                .onFailure(context::fail);
    }

    private Future<JsonObject> find(RoutingContext context, int rule) {
        return fleet.query(new GetRule(rule))
                .map(found -> RuleJson.writeDetail(
                        found, DatabaseClock.of(context.vertx()).now()));
    }

    private static RuleRequest readBody(RoutingContext context) {
        return RuleRequest.read(JsonMembers.ofBody(RequestBody.get(context)));
    }

    private static int readId(RoutingContext context) {
        return PathNumber.parseInt(context.pathParam("id"), RuleWriter::createNotFound);
    }
}
