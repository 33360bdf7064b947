package io.masif.ui.page.rule;

import io.masif.ui.fleet.delivery.FindGroupOptions;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.fleet.rule.query.GetRule;
import io.masif.ui.fleet.rule.query.RulePreviews;
import io.masif.ui.fleet.rule.query.RuleResolver;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.page.FormResult;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.page.RefusedForm;
import io.masif.ui.page.TextField;
import io.masif.ui.rule.RuleChange;
import io.masif.ui.rule.RuleInput;
import io.masif.ui.rule.RuleWriter;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.view.rule.RuleVersion;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;

/** The forms by which an administrator makes, changes and disables rules. */
public final class RuleForms {
    /** The button of the preview that saves. */
    private static final String CONFIRM = "confirm";

    /** The button of the preview that leads back to the form. */
    private static final String CHANGE = "change";

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
                .handler(context -> show(context, RuleForm.usual(), null, null));
        router.get("/rules/:id/edit").handler(QueryParameters.allowOnly()).handler(this::edit);
        router.post("/rules").handler(QueryParameters.allowOnly()).handler(context -> submit(context, null));
        router.post("/rules/:id/save")
                .handler(QueryParameters.allowOnly())
                .handler(context -> submit(context, RulePages.readId(context)));
        router.post("/rules/:id/disable").handler(QueryParameters.allowOnly()).handler(this::disable);
    }

    private void edit(RoutingContext context) {
        int rule = RulePages.readId(context);
        fleet.query(new GetRule(rule))
                .onSuccess(
                        found -> show(context, RuleForm.of(found.current(), found.groups(found.current())), rule, null))
                .onFailure(context::fail);
    }

    /**
     * Saves only what the operator has seen the preview of.
     *
     * @param rule the number of the rule that is changed; null for a new one
     */
    private void submit(RoutingContext context, Integer rule) {
        RuleForm form = RuleForm.read(context);
        String button = context.request().getFormAttribute("button");
        if (CHANGE.equals(button)) {
            show(context, form, rule, null);
        } else {
            RefusedForm.answer(
                    context,
                    () -> CONFIRM.equals(button) ? save(context, form, rule) : preview(context, form, rule),
                    problem -> show(context, form, rule, problem));
        }
    }

    private Future<?> preview(RoutingContext context, RuleForm form, Integer rule) {
        // what cannot be saved is refused before it is asked about
        form.comment();
        return readInput(form, rule)
                .compose(input -> previews.preview(input, rule).onSuccess(preview -> {
                    Map<String, Object> parameters = new HashMap<>();
                    parameters.put("form", form);
                    parameters.put("input", input);
                    parameters.put("rule", rule);
                    parameters.put("preview", preview);
                    PageRenderer.render(context, "rules/question", parameters);
                }));
    }

    private Future<RuleInput> readInput(RuleForm form, Integer rule) {
        return rule == null
                ? Future.<Void>succeededFuture().map(none -> form.toInput(null))
                : getVersion(rule, form.basedOn()).map(form::toInput);
    }

    /** The version that an operator has seen; a conflict if it is not the current one. */
    private Future<RuleVersion> getVersion(int rule, long number) {
        return fleet.refreshIndex()
                .compose(fresh -> fleet.query(new GetRule(rule)))
                .map(found -> {
                    if (found.current().number() != number) {
                        throw RuleWriter.createOutdated(number);
                    }
                    return found.current();
                });
    }

    /** @param problem why the form was refused; null if it was not */
    private void show(RoutingContext context, RuleForm form, Integer rule, String problem) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("form", form);
        parameters.put("rule", rule);
        parameters.put("problem", problem);
        resolver.findPlans()
                .onSuccess(plans -> parameters.put("plans", plans))
                .compose(plans -> fleet.query(new FindGroupOptions()))
                .onSuccess(groups -> {
                    parameters.put("groups", groups);
                    PageRenderer.render(context, "rules/form", parameters);
                })
                .onFailure(context::fail);
    }

    private Future<?> save(RoutingContext context, RuleForm form, Integer rule) {
        return readInput(form, rule)
                .compose(resolver::resolve)
                .map(definition ->
                        new RuleChange(rule, form.basedOn(), definition, getActor(context), form.comment(), false))
                .compose(change -> writer.save(change, context.response()::closed))
                .onSuccess(saved -> redirect(context, saved.rule().rule()));
    }

    private void disable(RoutingContext context) {
        int rule = RulePages.readId(context);
        long version = TextField.readNumber(context, "version");
        RuleForm form = RuleForm.read(context);
        boolean isRevoking = context.request().formAttributes().contains("revoke");
        getVersion(rule, version)
                .map(current -> new RuleChange(
                        rule,
                        current.number(),
                        current.definition().withEnabled(false),
                        getActor(context),
                        form.comment(),
                        isRevoking))
                .compose(change -> writer.save(change, context.response()::closed))
                .onSuccess(saved -> redirect(context, rule))
                .onFailure(context::fail);
    }

    private static void redirect(RoutingContext context, int rule) {
        FormResult.leave(context, "/rules/" + rule);
    }

    private static String getActor(RoutingContext context) {
        return AuthenticationHandler.getSession(context).operator();
    }
}
