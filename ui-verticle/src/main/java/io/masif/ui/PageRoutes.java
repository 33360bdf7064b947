package io.masif.ui;

import io.masif.ui.account.OwnPassword;
import io.masif.ui.activity.ActivityStore;
import io.masif.ui.approval.DeclineReader;
import io.masif.ui.brake.BrakeWriter;
import io.masif.ui.delivery.DeliveryWriter;
import io.masif.ui.fleet.approval.FailureRetrier;
import io.masif.ui.fleet.host.HostRemoval;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.fleet.rule.query.RulePreviews;
import io.masif.ui.fleet.rule.query.RuleResolver;
import io.masif.ui.group.change.GroupWriter;
import io.masif.ui.health.HealthReader;
import io.masif.ui.health.HealthStore;
import io.masif.ui.instance.InstanceReader;
import io.masif.ui.label.LabelWriter;
import io.masif.ui.notification.change.RouteWriter;
import io.masif.ui.operator.PasswordStore;
import io.masif.ui.page.account.AccountPages;
import io.masif.ui.page.activity.ActivityPages;
import io.masif.ui.page.activity.FleetRunPages;
import io.masif.ui.page.approval.ApprovalPages;
import io.masif.ui.page.approval.RetryPages;
import io.masif.ui.page.approval.RevocationsPages;
import io.masif.ui.page.brake.BrakePages;
import io.masif.ui.page.decision.DecisionPages;
import io.masif.ui.page.decision.HostChoicePages;
import io.masif.ui.page.decision.RevocationPages;
import io.masif.ui.page.decision.SelectionPages;
import io.masif.ui.page.decline.DeclinePages;
import io.masif.ui.page.delivery.WindowPages;
import io.masif.ui.page.group.GroupPages;
import io.masif.ui.page.health.HealthPages;
import io.masif.ui.page.host.HostBulkPages;
import io.masif.ui.page.host.HostLabelPages;
import io.masif.ui.page.host.HostListPages;
import io.masif.ui.page.host.HostPages;
import io.masif.ui.page.host.RunPages;
import io.masif.ui.page.notification.NotificationPages;
import io.masif.ui.page.notification.RouteForms;
import io.masif.ui.page.operator.OperatorPages;
import io.masif.ui.page.overview.OverviewPages;
import io.masif.ui.page.overview.SearchPages;
import io.masif.ui.page.packages.PackageHostPages;
import io.masif.ui.page.packages.PackagePages;
import io.masif.ui.page.pending.PendingPages;
import io.masif.ui.page.pending.PlanPages;
import io.masif.ui.page.preference.PreferencePages;
import io.masif.ui.page.rollout.RolloutForms;
import io.masif.ui.page.rollout.RolloutPages;
import io.masif.ui.page.rollout.RolloutPlanPages;
import io.masif.ui.page.rule.RuleForms;
import io.masif.ui.page.rule.RulePages;
import io.masif.ui.page.settings.SettingsPages;
import io.masif.ui.password.PasswordCheck;
import io.masif.ui.rule.RuleWriter;
import io.masif.ui.sample.SampleStore;
import io.masif.ui.settings.FleetReset;
import io.masif.ui.settings.SettingsStore;
import io.masif.ui.store.HostTimeStore;
import io.masif.ui.store.history.VisitStore;
import io.masif.ui.store.run.ActionRunStore;
import io.masif.ui.store.run.FleetRuns;
import io.masif.ui.store.run.RunSearchStore;
import io.masif.ui.store.run.RunStore;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.sqlclient.Pool;

/** The routes of all pages that need a session. */
final class PageRoutes {
    /** How many runs of a host a search reads. */
    private static final int MAX_SEARCHED_RUNS = 2000;

    private final Vertx vertx;
    private final Pool pool;
    private final FleetClient fleet;
    private final UiConfiguration configuration;

    PageRoutes(Vertx vertx, Pool pool, FleetClient fleet, UiConfiguration configuration) {
        this.vertx = vertx;
        this.pool = pool;
        this.fleet = fleet;
        this.configuration = configuration;
    }

    /** To be mounted after the authentication. */
    void mount(Router router) {
        RunStore runs = new RunStore(pool);
        new OverviewPages(fleet, runs, new SampleStore(pool), new VisitStore(pool), new InstanceReader(pool))
                .mount(router);
        new SearchPages(fleet).mount(router);
        new PendingPages(fleet).mount(router);
        new PlanPages(fleet).mount(router);
        new ApprovalPages(fleet, vertx, pool).mount(router);
        new RevocationsPages(fleet, pool).mount(router);
        new RetryPages(new FailureRetrier(fleet, pool)).mount(router);
        new DeclinePages(new DeclineReader(fleet, vertx, pool)).mount(router);
        mountRollouts(router);
        mountHosts(router, runs);
        new RunPages(runs, new RunSearchStore(pool, MAX_SEARCHED_RUNS)).mount(router);
        new PackagePages(fleet).mount(router);
        new PackageHostPages(fleet, new ActionRunStore(pool)).mount(router);
        new HostChoicePages(fleet).mount(router);
        new SelectionPages(fleet).mount(router);
        new DecisionPages(fleet, pool).mount(router);
        new RevocationPages(fleet).mount(router);
        new BrakePages(new BrakeWriter(pool, fleet::refreshIndex)).mount(router);
        new WindowPages(pool, fleet, new DeliveryWriter(pool, fleet::refreshIndex)).mount(router);
        new HealthPages(new HealthReader(fleet, new HealthStore(pool), new HostTimeStore(pool))).mount(router);
        new ActivityPages(new ActivityStore(pool)).mount(router);
        new FleetRunPages(new FleetRuns(pool), new SampleStore(pool), new VisitStore(pool)).mount(router);
        new SettingsPages(
                        fleet,
                        new SettingsStore(pool),
                        new InstanceReader(pool),
                        new FleetReset(fleet, pool, new HostRemoval(fleet, pool)),
                        configuration.login().apiToken() != null)
                .mount(router);
        mountNotifications(router);
        PasswordCheck passwords = new PasswordCheck(vertx, new PasswordStore(pool), 1);
        new OperatorPages(pool, passwords).mount(router);
        new AccountPages(pool, new OwnPassword(vertx.eventBus(), pool, passwords)).mount(router);
        new PreferencePages(configuration.web()::isCookieSecure).mount(router);
    }

    private void mountNotifications(Router router) {
        boolean hasMailServer = configuration.notifications().mail().isPresent();
        NotificationPages notifications = new NotificationPages(pool, hasMailServer);
        notifications.mount(router);
        new RouteForms(notifications, pool, new RouteWriter(pool, hasMailServer, fleet::refreshIndex)).mount(router);
    }

    private void mountRollouts(Router router) {
        new RolloutPages(vertx, pool, fleet).mount(router);
        new RolloutForms(vertx, pool, fleet).mount(router);
        new RolloutPlanPages(pool, fleet).mount(router);
        RuleWriter rules = new RuleWriter(pool, fleet::refreshIndex);
        new RuleForms(fleet, rules, new RulePreviews(vertx, fleet, pool), new RuleResolver(fleet, pool)).mount(router);
        new RulePages(fleet).mount(router);
    }

    private void mountHosts(Router router, RunStore runs) {
        new HostListPages(fleet, new HostTimeStore(pool)).mount(router);
        new HostBulkPages(fleet, new HostRemoval(fleet, pool)).mount(router);
        new GroupPages(fleet, new GroupWriter(pool, fleet::refreshIndex)).mount(router);
        new HostLabelPages(fleet, new LabelWriter(pool, fleet::refreshIndex)).mount(router);
        new HostPages(fleet, runs, new HostTimeStore(pool), new ActivityStore(pool)).mount(router);
    }
}
