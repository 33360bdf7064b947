package io.masif.ui.page.host;

import io.masif.domain.label.InvalidLabelException;
import io.masif.domain.label.Label;
import io.masif.failure.Failure;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.label.LabelChange;
import io.masif.ui.label.LabelRefusal;
import io.masif.ui.label.LabelWriter;
import io.masif.ui.language.Text;
import io.masif.ui.page.FormResult;
import io.masif.ui.page.Format;
import io.masif.ui.page.PageContext;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.session.AuthenticationHandler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Gives labels to hosts, and takes them back: those that are ticked, all that match the list's filters, or one host. */
public final class HostLabelPages {
    private final FleetClient fleet;
    private final LabelWriter labels;

    public HostLabelPages(FleetClient fleet, LabelWriter labels) {
        this.fleet = fleet;
        this.labels = labels;
    }

    /** Mounts the routes of the forms. */
    public void mount(Router router) {
        router.post("/hosts/labels").handler(QueryParameters.allowOnly()).handler(this::ask);
        router.post("/hosts/labels/add")
                .handler(QueryParameters.allowOnly())
                .handler(context ->
                        change(context, "hosts.labels.added", text -> new LabelChange.Put(Label.parse(text))));
        router.post("/hosts/labels/remove")
                .handler(QueryParameters.allowOnly())
                .handler(context -> change(context, "hosts.labels.removed", LabelChange.Remove::parse));
    }

    /** Asks which label is meant. */
    private void ask(RoutingContext context) {
        HostBulkForm form = new HostBulkForm(context);
        form.findNames(fleet)
                .onSuccess(names -> PageRenderer.renderDialog(
                        context,
                        "hosts/labels",
                        Map.of("names", names, "matching", form.matching(), "label", form.label())))
                .onFailure(context::fail);
    }

    /** @param key of the text that says what was done */
    private void change(RoutingContext context, String key, Function<String, LabelChange> parse) {
        HostBulkForm form = new HostBulkForm(context);
        LabelChange change = parse(form.label(), parse);
        String operator = AuthenticationHandler.getSession(context).operator();
        form.findNames(fleet)
                .compose(names -> labels.change(names, change, operator, context.response()::closed)
                        .onSuccess(result -> show(context, form, names, describe(context, key, change, result))))
                .onFailure(context::fail);
    }

    private static LabelChange parse(String text, Function<String, LabelChange> parse) {
        try {
            return parse.apply(text);
        } catch (InvalidLabelException e) {
            throw Failure.badInput(Text.of("refusal.no-label", LabelRefusal.describe(e)));
        }
    }

    private static String describe(RoutingContext context, String key, LabelChange change, LabelWriter.Result result) {
        PageContext page = PageContext.of(context);
        return page.text(
                key,
                Format.shorten(change.label()),
                page.count(result.changed(), "host"),
                page.number((long) result.found() - result.changed()));
    }

    private static void show(RoutingContext context, HostBulkForm form, List<String> names, String sentence) {
        boolean isOfOneHost = names.size() == 1 && form.matching().isEmpty();
        FormResult.show(context, sentence, isOfOneHost ? "/hosts/" + Format.encodePath(names.get(0)) : "/hosts");
    }
}
