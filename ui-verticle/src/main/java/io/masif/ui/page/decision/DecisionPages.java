package io.masif.ui.page.decision;

import io.masif.domain.ApprovalPattern;
import io.masif.domain.Digest;
import io.masif.failure.Failure;
import io.masif.ui.decision.NewDecision;
import io.masif.ui.decision.RequestKey;
import io.masif.ui.decision.Requester;
import io.masif.ui.decision.StoredDecision;
import io.masif.ui.fleet.draft.DraftDecision;
import io.masif.ui.fleet.draft.FindNewDecisions;
import io.masif.ui.fleet.draft.FindRelatedActions;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.language.Text;
import io.masif.ui.page.FormResult;
import io.masif.ui.page.PageContext;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.session.CsrfCheck;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.decision.DecisionDraft;
import io.masif.ui.view.decision.DecisionNumbers;
import io.masif.ui.view.decision.DecisionTarget;
import io.masif.ui.view.decision.MadeDecision;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The pages on which operators decide. Each decision is confirmed by a second form with numbers. */
public final class DecisionPages {
    private final FleetClient fleet;
    private final RolloutChoice rollouts;
    private final ConfirmDialog dialog;

    public DecisionPages(FleetClient fleet, Pool pool) {
        this.fleet = fleet;
        this.rollouts = new RolloutChoice(fleet, pool);
        this.dialog = new ConfirmDialog(fleet, rollouts);
    }

    /** Mounts the routes of the forms. */
    public void mount(Router router) {
        router.post("/approve").handler(QueryParameters.allowOnly()).handler(this::approve);
    }

    private void approve(RoutingContext context) {
        DecisionForm form = new DecisionForm(context);
        DecisionTarget target = form.parseTarget();
        if (!form.isConfirmed()) {
            takeRelated(form, target)
                    .compose(whole -> dialog.show(context, form, whole, List.of()))
                    .onFailure(context::fail);
            return;
        }
        RequestKey key = new RequestKey(
                AuthenticationHandler.getSession(context).account().id(), form.key(), computeDigest(context));
        findRepeated(context, form, key)
                .compose(repeated -> repeated == null
                        ? decideUnlessDecided(context, form, key, target)
                        : Future.succeededFuture(Optional.of(repeated)))
                .onSuccess(result -> result.ifPresent(
                        outcome -> FormResult.show(context, outcome.sentence(), "/pending", outcome.path())))
                .onFailure(context::fail);
    }

    /** With the related actions if the operator takes them in: all of them, of which the dialog names the first only. */
    private Future<DecisionTarget> takeRelated(DecisionForm form, DecisionTarget target) {
        return form.includesRelated()
                ? fleet.query(new FindRelatedActions(target)).map(target::withActions)
                : Future.succeededFuture(target);
    }

    /** What became of an earlier form with the same key; null if there was none. */
    private Future<Outcome> findRepeated(RoutingContext context, DecisionForm form, RequestKey key) {
        DecisionChoice choice = form.parseChoice();
        return form.rollout().isEmpty()
                ? fleet.findRepeated(choice.kind(), key)
                        .map(stored -> stored == null
                                ? null
                                : new Outcome(describe(context, choice, stored), findPath(choice, stored)))
                : rollouts.findRepeated(key).map(id -> id == null ? null : createStarted(context, id));
    }

    private static Outcome createStarted(RoutingContext context, long rollout) {
        return new Outcome(
                PageContext.of(context).text("rollouts.started", Long.toString(rollout)), "/rollouts/" + rollout);
    }

    private static String findPath(DecisionChoice choice, StoredDecision decision) {
        return choice.kind().pathOf(decision.id());
    }

    /** A sentence about what was done, and the path of that. */
    private record Outcome(String sentence, String path) {}

    /** Asks again, with an empty result, if somebody has decided about some of it since the operator was asked. */
    private Future<Optional<Outcome>> decideUnlessDecided(
            RoutingContext context, DecisionForm form, RequestKey key, DecisionTarget target) {
        DecisionNumbers seen = form.parseSeen();
        Future<List<MadeDecision>> made =
                seen == null ? Future.succeededFuture(List.of()) : fleet.queryFresh(new FindNewDecisions(target, seen));
        return made.compose(found -> {
            if (found.isEmpty()) {
                return decide(context, form, key, target).map(Optional::of);
            }
            context.response().putHeader("HX-Retarget", "#chooser-content");
            return dialog.show(context, form, target, found).map(asked -> Optional.empty());
        });
    }

    /** Decides, unless something else would be decided than the operator saw. */
    private Future<Outcome> decide(RoutingContext context, DecisionForm form, RequestKey key, DecisionTarget target) {
        DecisionChoice choice = form.parseChoice();
        String comment = form.comment();
        Instant expires = findExpiry(context, form.parseExpiry(choice));
        Function<ActionKey, ApprovalPattern> toPattern =
                form.isForAllVersions(choice) ? ActionKey::toOpenPattern : ActionKey::toPattern;
        return fleet.queryFresh(new DraftDecision(target)).compose(draft -> {
            requireUnchanged(form, target, draft);
            if (!form.rollout().isEmpty()) {
                return rollouts.start(context, form, draft, key).map(id -> createStarted(context, id));
            }
            NewDecision decision = new NewDecision(
                    AuthenticationHandler.getSession(context).operator(),
                    draft.actions().stream().map(toPattern).distinct().toList(),
                    draft.hosts(),
                    comment,
                    expires,
                    key);
            return store(context, choice, decision)
                    .map(stored -> new Outcome(describe(context, choice, stored, draft), findPath(choice, stored)));
        });
    }

    private Future<StoredDecision> store(RoutingContext context, DecisionChoice choice, NewDecision decision) {
        Requester requester = new Requester(context.response()::closed, Text.of("refusal.retry.button"));
        return fleet.decide(choice.kind(), decision, requester);
    }

    private static Instant findExpiry(RoutingContext context, LocalDate lastDay) {
        if (lastDay == null) {
            return null;
        }
        PageContext page = PageContext.of(context);
        Instant end = page.endOf(lastDay);
        if (!end.isAfter(page.now())) {
            throw Failure.badInput(Text.of("refusal.past", "expires", lastDay.toString()));
        }
        return end;
    }

    /** What was chosen by a filter or a plan is found again: since then hosts may have reported something else. */
    private static void requireUnchanged(DecisionForm form, DecisionTarget target, DecisionDraft draft) {
        boolean namesAll = target.matching() == null
                && target.plan() == null
                && target.hosts().isByName();
        if (form.content().equals(draft.digest()) || (namesAll && form.content().isEmpty())) {
            return;
        }
        throw Failure.of(
                Failure.Code.CONFLICT,
                Text.of(
                        "refusal.plans-changed",
                        Text.count("common.count.action", draft.actions().size()),
                        Text.count("common.count.host", draft.hostOutlook().concerned())));
    }

    private static String describe(RoutingContext context, DecisionChoice choice, StoredDecision stored) {
        return PageContext.of(context).text(DecisionNotice.findKey(choice, stored), Long.toString(stored.id()));
    }

    private static String describe(
            RoutingContext context, DecisionChoice choice, StoredDecision stored, DecisionDraft draft) {
        PageContext page = PageContext.of(context);
        return stored.isCreated()
                ? page.text(
                        "decision.done." + choice.word(),
                        page.count(draft.actions().size(), "action"),
                        page.format().hosts(draft.hosts().scope(), draft.hosts().namedCount()))
                : describe(context, choice, stored);
    }

    /** The digest of all fields but the CSRF token, which changes when the operator logs in again. */
    private static Digest computeDigest(RoutingContext context) {
        JsonArray fields = new JsonArray();
        context.request().formAttributes().forEach((name, value) -> {
            if (!CsrfCheck.FORM_FIELD.equals(name)) {
                fields.add(name).add(value);
            }
        });
        return Digest.ofText(fields.encode());
    }
}
