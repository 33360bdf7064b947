package io.masif.ui.api.fleet;

import io.masif.domain.label.InvalidLabelException;
import io.masif.domain.label.Label;
import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.api.contract.ContractRoutes;
import io.masif.ui.http.RequestBody;
import io.masif.ui.label.LabelChange;
import io.masif.ui.label.LabelWriter;
import io.masif.ui.language.Text;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.wire.JsonMembers;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Supplier;

/** The routes for the labels that operators give to a host. A slash in a key is {@code %2F} in the path. */
public final class LabelsApi {
    private static final int NO_CONTENT = 204;

    private final LabelWriter labels;

    public LabelsApi(LabelWriter labels) {
        this.labels = labels;
    }

    /** Mounts the operations. */
    public void mount(ContractRoutes routes) {
        routes.mount("putLabel", this::put);
        routes.mount("removeLabel", this::remove);
    }

    private void put(RoutingContext context) {
        JsonMembers members = JsonMembers.ofBody(RequestBody.get(context)).requireOnly("value");
        String value = members.getRequiredText("value");
        change(context, build(() -> new LabelChange.Put(new Label(context.pathParam("key"), value))));
    }

    private void remove(RoutingContext context) {
        String key = context.pathParam("key");
        change(context, build(() -> {
            Label.requireKey(key);
            return new LabelChange.Remove(key, null);
        }));
    }

    private static LabelChange build(Supplier<LabelChange> construction) {
        try {
            return construction.get();
        } catch (InvalidLabelException e) {
            throw Failure.badInput(e.getMessage() + ".");
        }
    }

    private void change(RoutingContext context, LabelChange change) {
        String host = context.pathParam("name");
        labels.change(
                        List.of(host),
                        change,
                        AuthenticationHandler.getSession(context).operator(),
                        context.response()::closed)
                .onSuccess(result -> {
                    if (result.found() == 0) {
                        context.fail(Failure.of(Failure.Code.NOT_FOUND, Text.of("refusal.no-host", Quote.of(host))));
                    } else {
                        context.response().setStatusCode(NO_CONTENT).end();
                    }
                })
                .onFailure(context::fail);
    }
}
