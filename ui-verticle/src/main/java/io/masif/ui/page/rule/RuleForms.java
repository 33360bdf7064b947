package io.masif.ui.page.rule;

import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.fleet.rule.query.GetRule;
import io.masif.ui.fleet.rule.query.RulePreviews;
import io.masif.ui.fleet.rule.query.RuleResolver;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.page.TextField;
import io.masif.ui.rule.RuleChange;
import io.masif.ui.rule.RuleInput;
import io.masif.ui.rule.RuleWriter;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.view.rule.RulePreview;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;

/** The forms by which an administrator makes, changes and disables rules. */
public final class RuleForms {
    private static final int SEE_OTHER = 303;

    private final FleetClient fleet;
    private final RuleWriter writer;
    private final RulePreviews previews;
    private final RuleResolver resolver;

    public RuleForms(FleetClient fleet, RuleWriter writer, RulePreviews previews, RuleResolver resolver) {
        this.fleet = fleet;
        this.writer = writer;
        this.previews = previews;
        this.resolver = resolver;
    }

    /** Mounts the routes of the forms. To be mounted before the page of a rule, whose path is more general. */
    public void mount(Router router) {
        router.get("/rules/new")
                .handler(QueryParameters.allowOnly())
                .handler(context -> show(context, RuleForm.usual(), null, null).onFailure(context::fail));
        router.get("/rules/:id/edit").handler(QueryParameters.allowOnly()).handler(this::edit);
        router.post("/rules/preview").handler(QueryParameters.allowOnly()).handler(context -> preview(context, null));
        router.post("/rules").handler(QueryParameters.allowOnly()).handler(context -> save(context, null));
        router.post("/rules/:id/preview")
                .handler(QueryParameters.allowOnly())
                .handler(context -> preview(context, RulePages.readId(context)));
        router.post("/rules/:id/save")
                .handler(QueryParameters.allowOnly())
                .handler(context -> save(context, RulePages.readId(context)));
        router.post("/rules/:id/disable").handler(QueryParameters.allowOnly()).handler(this::disable);
    }

    private void edit(RoutingContext context) {
        int rule = RulePages.readId(context);
        fleet.query(new GetRule(rule))
                .compose(
                        found -> show(context, RuleForm.of(found.current(), found.groups(found.current())), rule, null))
                .onFailure(context::fail);
    }

    private void preview(RoutingContext context, Integer rule) {
        RuleForm form = RuleForm.read(context);
        previews.preview(form.toInput(), rule)
                .compose(preview -> show(context, form, rule, preview))
                .onFailure(context::fail);
    }

    /**
     * @param rule the number of the rule that is changed; null for a new one
     * @param preview null if none was asked for
     */
    private Future<?> show(RoutingContext context, RuleForm form, Integer rule, RulePreview preview) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("form", form);
        parameters.put("rule", rule);
        parameters.put("preview", preview);
        return resolver.findPlans().onSuccess(plans -> {
            parameters.put("plans", plans);
            PageRenderer.render(context, "rules/form", parameters);
        });
    }

    private void save(RoutingContext context, Integer rule) {
        RuleForm form = RuleForm.read(context);
        RuleInput input = form.toInput();
        resolver.resolve(input)
                .map(definition ->
                        new RuleChange(rule, form.basedOn(), definition, getActor(context), form.comment(), false))
                .compose(change -> writer.save(change, context.response()::closed))
                .onSuccess(saved -> redirect(context, saved.rule().rule()))
                .onFailure(context::fail);
    }

    private void disable(RoutingContext context) {
        int rule = RulePages.readId(context);
        int version = (int) TextField.readNumber(context, "version");
        RuleForm form = RuleForm.read(context);
        boolean isRevoking = context.request().formAttributes().contains("revoke");
        fleet.query(new GetRule(rule))
                .map(found -> new RuleChange(
                        rule,
                        version,
                        found.current().definition().withEnabled(false),
                        getActor(context),
                        form.comment(),
                        isRevoking))
                .compose(change -> writer.save(change, context.response()::closed))
                .onSuccess(saved -> redirect(context, rule))
                .onFailure(context::fail);
    }

    private static Future<Void> redirect(RoutingContext context, int rule) {
        return context.response()
                .putHeader(HttpHeaders.LOCATION, "/rules/" + rule)
                .setStatusCode(SEE_OTHER)
                .end();
    }

    private static String getActor(RoutingContext context) {
        return AuthenticationHandler.getSession(context).operator();
    }
}
