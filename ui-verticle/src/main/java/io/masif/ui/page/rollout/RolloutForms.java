package io.masif.ui.page.rollout;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.decision.Requester;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.PathNumber;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.http.TextInput;
import io.masif.ui.language.Text;
import io.masif.ui.page.FormResult;
import io.masif.ui.page.PageContext;
import io.masif.ui.page.TextField;
import io.masif.ui.rollout.engine.RolloutCommander;
import io.masif.ui.rollout.engine.RolloutRetrier;
import io.masif.ui.rollout.state.RolloutCommand;
import io.masif.ui.rollout.store.Rollout;
import io.masif.ui.session.AuthenticationHandler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;

/** The forms by which operators have a rollout do something. */
public final class RolloutForms {
    private static final String RING = "[1-9][0-9]?";

    private final RolloutCommander commander;
    private final RolloutRetrier retrier;

    public RolloutForms(Vertx vertx, Pool pool, FleetClient fleet) {
        this.commander = new RolloutCommander(vertx, pool, fleet);
        this.retrier = new RolloutRetrier(vertx, pool, fleet);
    }

    /** Mounts the routes of the forms. */
    public void mount(Router router) {
        router.post("/rollouts/:id/command")
                .handler(QueryParameters.allowOnly())
                .handler(this::command);
        router.post("/rollouts/:id/retry").handler(QueryParameters.allowOnly()).handler(this::retry);
    }

    private void command(RoutingContext context) {
        long id = PathNumber.parse(context.pathParam("id"), Rollout::createNotFound);
        String word = TextField.read(context, "command");
        RolloutCommand command = RolloutCommand.of(word)
                .orElseThrow(() ->
                        Failure.badInput(Text.of("refusal.one-of", "command", RolloutCommand.words(), Quote.of(word))));
        RolloutCommander.Request request = new RolloutCommander.Request(
                id,
                command,
                command.isForRing() ? readRing(context) : null,
                getOperator(context),
                TextInput.readComment(context.request().getFormAttribute("comment")));
        commander
                .execute(request, createRequester(context))
                .onSuccess(done -> FormResult.show(
                        context, PageContext.of(context).text("rollouts.done", Long.toString(id)), "/rollouts/" + id))
                .onFailure(context::fail);
    }

    /** The ring that the page showed as the current one, from 0. */
    private static Integer readRing(RoutingContext context) {
        String ring = context.request().getFormAttribute("ring");
        if (ring == null || !ring.matches(RING)) {
            throw Failure.badInput(Text.of("refusal-rollout.number", "ring", Quote.of(String.valueOf(ring))));
        }
        return Integer.parseInt(ring) - 1;
    }

    private void retry(RoutingContext context) {
        long id = PathNumber.parse(context.pathParam("id"), Rollout::createNotFound);
        PageContext page = PageContext.of(context);
        retrier.retry(id, getOperator(context), createRequester(context))
                .onSuccess(target -> FormResult.show(
                        context,
                        page.text("rollouts.retried", page.count(target.hosts().size(), "host")),
                        "/rollouts/" + id))
                .onFailure(context::fail);
    }

    private static String getOperator(RoutingContext context) {
        return AuthenticationHandler.getSession(context).operator();
    }

    private static Requester createRequester(RoutingContext context) {
        return new Requester(context.response()::closed, Text.of("refusal.retry.button"));
    }
}
