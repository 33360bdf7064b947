package io.masif.ui.page.brake;

import io.masif.failure.Failure;
import io.masif.ui.access.Actor;
import io.masif.ui.brake.Brake;
import io.masif.ui.brake.BrakeWriter;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.http.TextInput;
import io.masif.ui.language.Text;
import io.masif.ui.page.FormResult;
import io.masif.ui.page.PageContext;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.page.Question;
import io.masif.ui.page.TextField;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;

/** Sets and releases the brake. */
public final class BrakePages {
    private final BrakeWriter brake;

    public BrakePages(BrakeWriter brake) {
        this.brake = brake;
    }

    /** Mounts the routes of the question, of the bar and of the forms. */
    public void mount(Router router) {
        router.get("/brake")
                .handler(QueryParameters.allowOnly())
                .handler(context -> PageRenderer.renderDialog(context, "brake/question", Map.of()));
        router.get("/parts/brake")
                .handler(QueryParameters.allowOnly())
                .handler(context -> PageRenderer.render(context, "brake/bar", Map.of()));
        router.post("/brake").handler(QueryParameters.allowOnly()).handler(this::stop);
        router.post("/brake/release").handler(QueryParameters.allowOnly()).handler(this::release);
    }

    private void stop(RoutingContext context) {
        String reason = TextInput.readComment(TextField.read(context, "reason"));
        if (reason == null) {
            throw Failure.badInput(Text.of("refusal-delivery.brake-reason"));
        }
        brake.stop(reason, Actor.of(context))
                .onSuccess(stopped -> show(context, stopped.isNew() ? "brake.is-set" : "brake.was-set"))
                .onFailure(context::fail);
    }

    /** One that was released meanwhile needs no question. */
    private void release(RoutingContext context) {
        long id = TextField.readNumber(context, "brake");
        if (Question.isAnswered(context)) {
            release(context, id);
            return;
        }
        brake.find()
                .onSuccess(held -> {
                    if (held != null && held.id() == id) {
                        askToRelease(context, held);
                    } else {
                        release(context, id);
                    }
                })
                .onFailure(context::fail);
    }

    private static void askToRelease(RoutingContext context, Brake held) {
        PageContext page = PageContext.of(context);
        new Question(
                        page.text("brake.release-question"),
                        List.of(
                                page.text(
                                        "brake.release-reason",
                                        held.author(),
                                        page.format().minute(held.since()),
                                        held.reason()),
                                page.text("brake.release-about")),
                        "/brake/release",
                        Map.of("brake", Long.toString(held.id())),
                        page.text("brake.release"),
                        "/")
                .ask(context);
    }

    private void release(RoutingContext context, long id) {
        brake.release(id, Actor.of(context))
                .onSuccess(isReleased -> show(context, isReleased ? "brake.is-released" : "brake.was-released"))
                .onFailure(context::fail);
    }

    private static void show(RoutingContext context, String key) {
        FormResult.show(context, PageContext.of(context).text(key), "/");
    }
}
