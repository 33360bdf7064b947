package io.masif.ui.api;

import io.masif.ui.account.OperatorChanges;
import io.masif.ui.account.OwnPassword;
import io.masif.ui.activity.ActivityStore;
import io.masif.ui.api.answer.JsonAnswer;
import io.masif.ui.api.contract.Contract;
import io.masif.ui.api.contract.ContractRoutes;
import io.masif.ui.api.decision.ApprovalsApi;
import io.masif.ui.api.decision.DeclinesApi;
import io.masif.ui.api.decision.PreviewsApi;
import io.masif.ui.api.decision.RetriesApi;
import io.masif.ui.api.decision.RevocationsApi;
import io.masif.ui.api.delivery.BrakeApi;
import io.masif.ui.api.delivery.FreezesApi;
import io.masif.ui.api.delivery.WindowsApi;
import io.masif.ui.api.fleet.GroupsApi;
import io.masif.ui.api.fleet.HealthApi;
import io.masif.ui.api.fleet.HostRemovalApi;
import io.masif.ui.api.fleet.HostsApi;
import io.masif.ui.api.fleet.LabelsApi;
import io.masif.ui.api.fleet.PackagesApi;
import io.masif.ui.api.fleet.PendingApi;
import io.masif.ui.api.fleet.PlansApi;
import io.masif.ui.api.history.HistoryApi;
import io.masif.ui.api.history.RunsApi;
import io.masif.ui.api.notification.NotificationRoutesApi;
import io.masif.ui.api.notification.NotificationsApi;
import io.masif.ui.api.operator.AccountApi;
import io.masif.ui.api.operator.OperatorsApi;
import io.masif.ui.api.operator.TokensApi;
import io.masif.ui.api.rollout.RolloutPlansApi;
import io.masif.ui.api.rollout.RolloutsApi;
import io.masif.ui.api.rule.RulesApi;
import io.masif.ui.api.system.InstancesApi;
import io.masif.ui.api.system.OverviewApi;
import io.masif.ui.api.system.SystemApi;
import io.masif.ui.approval.ApprovalReader;
import io.masif.ui.approval.DeclineReader;
import io.masif.ui.brake.BrakeWriter;
import io.masif.ui.delivery.DeliveryWriter;
import io.masif.ui.event.EventStreams;
import io.masif.ui.fleet.approval.FailureRetrier;
import io.masif.ui.fleet.host.HostRemoval;
import io.masif.ui.fleet.host.summary.HostReader;
import io.masif.ui.fleet.packages.PackageHostReader;
import io.masif.ui.fleet.query.BulkRevoker;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.fleet.rule.query.RulePreviews;
import io.masif.ui.fleet.rule.query.RuleResolver;
import io.masif.ui.group.change.GroupWriter;
import io.masif.ui.health.HealthReader;
import io.masif.ui.health.HealthStore;
import io.masif.ui.instance.InstanceReader;
import io.masif.ui.label.LabelWriter;
import io.masif.ui.notification.change.RouteWriter;
import io.masif.ui.notification.outbox.NotificationList;
import io.masif.ui.operator.PasswordStore;
import io.masif.ui.password.PasswordCheck;
import io.masif.ui.rule.RuleWriter;
import io.masif.ui.sample.SampleStore;
import io.masif.ui.settings.FleetReset;
import io.masif.ui.settings.SettingsStore;
import io.masif.ui.store.HostTimeStore;
import io.masif.ui.store.run.ActionRunStore;
import io.masif.ui.store.run.FleetRuns;
import io.masif.ui.store.run.RunStore;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.sqlclient.Pool;

/** All operations of the API. */
public final class Api {
    private static final Contract CONTRACT = Contract.load();

    private final Vertx vertx;
    private final Pool pool;
    private final FleetClient fleet;
    private final EventStreams streams;
    private final boolean hasMailServer;

    /** @param hasMailServer whether a mail server is configured for notifications */
    public Api(Vertx vertx, Pool pool, FleetClient fleet, EventStreams streams, boolean hasMailServer) {
        this.vertx = vertx;
        this.pool = pool;
        this.fleet = fleet;
        this.streams = streams;
        this.hasMailServer = hasMailServer;
    }

    /** Mounts the routes below {@code /api}. */
    public void mount(Router router) {
        HostTimeStore times = new HostTimeStore(pool);
        ContractRoutes routes = new ContractRoutes(CONTRACT, router);
        routes.mount("getContract", context -> JsonAnswer.send(context, CONTRACT.document()));
        new PendingApi(fleet).mount(routes);
        new ApprovalsApi(fleet, new ApprovalReader(fleet, vertx, pool)).mount(routes);
        new DeclinesApi(fleet, new DeclineReader(fleet, vertx, pool)).mount(routes);
        new RulesApi(
                        fleet,
                        new RuleWriter(pool, fleet::refreshIndex),
                        new RulePreviews(vertx, fleet, pool),
                        new RuleResolver(fleet, pool))
                .mount(routes);
        new RetriesApi(new FailureRetrier(fleet, pool)).mount(routes);
        new RolloutsApi(vertx, pool, fleet).mount(routes);
        new RolloutPlansApi(pool, fleet).mount(routes);
        new PreviewsApi(fleet).mount(routes);
        new RevocationsApi(new BulkRevoker(fleet, pool)).mount(routes);
        new BrakeApi(pool, new BrakeWriter(pool, fleet::refreshIndex)).mount(routes);
        DeliveryWriter delivery = new DeliveryWriter(pool, fleet::refreshIndex);
        new WindowsApi(pool, fleet, delivery).mount(routes);
        new FreezesApi(pool, fleet, delivery).mount(routes);
        new PlansApi(fleet).mount(routes);
        new PackagesApi(fleet, new PackageHostReader(fleet, new ActionRunStore(pool))).mount(routes);
        new HealthApi(new HealthReader(fleet, new HealthStore(pool), new HostTimeStore(pool))).mount(routes);
        new RunsApi(new FleetRuns(pool)).mount(routes);
        new HistoryApi(new ActivityStore(pool)).mount(routes);
        new OverviewApi(fleet, new SampleStore(pool)).mount(routes);
        new SystemApi(new SettingsStore(pool), new FleetReset(fleet, pool, new HostRemoval(fleet, pool))).mount(routes);
        new HostsApi(fleet, new HostReader(fleet, times), new RunStore(pool), times).mount(routes);
        new GroupsApi(fleet, new GroupWriter(pool, fleet::refreshIndex)).mount(routes);
        new LabelsApi(new LabelWriter(pool, fleet::refreshIndex)).mount(routes);
        new HostRemovalApi(new HostRemoval(fleet, pool)).mount(routes);
        new InstancesApi(new InstanceReader(pool)).mount(routes);
        new NotificationRoutesApi(pool, new RouteWriter(pool, hasMailServer, fleet::refreshIndex)).mount(routes);
        new NotificationsApi(new NotificationList(pool)).mount(routes);
        mountOperators(routes);
        routes.mount("followEvents", streams::open);
        routes.finish();
    }

    private void mountOperators(ContractRoutes routes) {
        PasswordCheck passwords = new PasswordCheck(vertx, new PasswordStore(pool), 1);
        new OperatorsApi(pool, passwords).mount(routes);
        new TokensApi(pool).mount(routes);
        new AccountApi(new OperatorChanges(pool), new OwnPassword(vertx.eventBus(), pool, passwords)).mount(routes);
    }
}
