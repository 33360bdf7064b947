package io.masif.ui.page.delivery;

import io.masif.clock.DatabaseClock;
import io.masif.schedule.MaintenanceWindow;
import io.masif.ui.access.Actor;
import io.masif.ui.csv.CsvResponse;
import io.masif.ui.csv.FixedRows;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.delivery.DeliveryWriter;
import io.masif.ui.delivery.FreezeStore;
import io.masif.ui.delivery.NewFreeze;
import io.masif.ui.delivery.StoredWindow;
import io.masif.ui.delivery.WindowStore;
import io.masif.ui.fleet.delivery.FindGroupOptions;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.page.FormResult;
import io.masif.ui.page.FormValues;
import io.masif.ui.page.PageContext;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.page.Question;
import io.masif.ui.page.RefusedForm;
import io.masif.ui.view.delivery.GroupOption;
import io.masif.ui.view.list.ListPage;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.list.ListRequests;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.util.Map;

/** All maintenance windows and freezes. */
public final class WindowPages {
    /** The path of the page. */
    public static final String PATH = "/windows";

    private static final String PAGE = "page";

    private final Pool pool;
    private final FleetClient fleet;
    private final DeliveryWriter writer;

    public WindowPages(Pool pool, FleetClient fleet, DeliveryWriter writer) {
        this.pool = pool;
        this.fleet = fleet;
        this.writer = writer;
    }

    /** Mounts the routes of the page, its part and its forms. */
    public void mount(Router router) {
        router.get(PATH).handler(QueryParameters.allowOnly(PAGE)).handler(context -> show(context, "windows/page"));
        router.get("/parts/windows")
                .handler(QueryParameters.allowOnly(PAGE))
                .handler(context -> show(context, "windows/tables"));
        router.get("/windows.csv")
                .handler(QueryParameters.allowOnly())
                .handler(context -> CsvResponse.send(
                        context,
                        DeliveryLists.WINDOWS,
                        WindowStore.list(pool).recover(DatabaseErrors::failRead).map(FixedRows::of)));
        router.get("/freezes.csv")
                .handler(QueryParameters.allowOnly())
                .handler(context -> CsvResponse.send(
                        context,
                        DeliveryLists.FREEZES,
                        FreezeStore.list(pool).recover(DatabaseErrors::failRead).map(FixedRows::of)));
        router.post("/windows/preview")
                .handler(QueryParameters.allowOnly())
                .handler(context -> RefusedForm.answer(
                        context, () -> preview(context), problem -> showRefusedWindow(context, problem)));
        router.post(PATH)
                .handler(QueryParameters.allowOnly())
                .handler(context -> RefusedForm.answer(
                        context, () -> addWindow(context), problem -> showRefusedWindow(context, problem)));
        router.post("/freezes")
                .handler(QueryParameters.allowOnly())
                .handler(context -> RefusedForm.answer(
                        context, () -> addFreeze(context), problem -> showRefusedFreeze(context, problem)));
        mountRemovals(router);
    }

    private void mountRemovals(Router router) {
        router.post("/windows/remove")
                .handler(QueryParameters.allowOnly())
                .handler(new RemovalForm<>(
                        "window",
                        writer::findWindow,
                        WindowQuestion::beforeRemoving,
                        writer::removeWindow,
                        "windows.removed"));
        router.post("/freezes/remove")
                .handler(QueryParameters.allowOnly())
                .handler(new RemovalForm<>(
                        "freeze",
                        writer::findFreeze,
                        FreezeQuestion::beforeRemoving,
                        writer::removeFreeze,
                        "windows.freeze-removed"));
    }

    private void show(RoutingContext context, String template) {
        show(context, template, ListRequests.read(DeliveryLists.WINDOWS, context.queryParams()), DeliveryForms.EMPTY);
    }

    private void show(RoutingContext context, String template, ListRequest<StoredWindow> request, DeliveryForms forms) {
        WindowStore.list(pool)
                .recover(DatabaseErrors::failRead)
                .compose(windows -> FreezeStore.list(pool)
                        .recover(DatabaseErrors::failRead)
                        .compose(freezes -> fleet.query(new FindGroupOptions())
                                .onSuccess(groups -> PageRenderer.render(
                                        context,
                                        template,
                                        Map.of(
                                                "windows",
                                                ListPage.of(request, windows.stream(), windows.size()),
                                                "freezes",
                                                ListPage.of(
                                                        DeliveryLists.FREEZES.all(), freezes.stream(), freezes.size()),
                                                "groups",
                                                groups,
                                                "forms",
                                                forms)))))
                .onFailure(context::fail);
    }

    private void showRefusedWindow(RoutingContext context, String problem) {
        showRefused(context, DeliveryForms.ofWindow(FormValues.read(context), problem));
    }

    private void showRefusedFreeze(RoutingContext context, String problem) {
        showRefused(context, DeliveryForms.ofFreeze(FormValues.read(context), problem));
    }

    private void showRefused(RoutingContext context, DeliveryForms forms) {
        show(context, "windows/page", DeliveryLists.WINDOWS.all(), forms);
    }

    private Future<?> preview(RoutingContext context) {
        WindowForm form = new WindowForm(context);
        MaintenanceWindow window = form.parse(now(context));
        return findGroup(form.group())
                .onSuccess(group -> PageRenderer.renderDialog(
                        context, "windows/question", Map.of("form", form, "window", window, "group", group)));
    }

    private Future<GroupOption> findGroup(int id) {
        return fleet.queryFresh(new FindGroupOptions()).map(groups -> GroupOption.find(groups, id));
    }

    private Future<?> addWindow(RoutingContext context) {
        WindowForm form = new WindowForm(context);
        return finish(
                context, writer.addWindow(form.group(), form.parse(now(context)), Actor.of(context)), "windows.added");
    }

    /** One for all hosts is asked about first. */
    private Future<?> addFreeze(RoutingContext context) {
        PageContext page = PageContext.of(context);
        NewFreeze freeze = FreezeForm.read(context, page.zone(), now(context));
        if (freeze.group() == null && !Question.isAnswered(context)) {
            FreezeQuestion.beforeAdding(page, freeze, FormValues.read(context)).ask(context);
            return Future.succeededFuture();
        }
        return finish(context, writer.addFreeze(freeze, Actor.of(context)), "windows.freeze-added");
    }

    private static Future<?> finish(RoutingContext context, Future<?> changed, String key) {
        return changed.onSuccess(
                done -> FormResult.show(context, PageContext.of(context).text(key), PATH));
    }

    private static Instant now(RoutingContext context) {
        return DatabaseClock.of(context.vertx()).now();
    }
}
