package io.masif.agent.local;

import io.masif.agent.config.AgentConfiguration;
import io.masif.agent.message.ApprovalCounts;
import io.masif.agent.message.AptAddress;
import io.masif.agent.message.HostInspection;
import io.masif.agent.message.ReportAddress;
import io.masif.agent.message.ReportState;
import io.masif.agent.message.RunList;
import io.masif.agent.message.SimulationFinished;
import io.masif.agent.socket.LocalSocket;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the agent's load, status and metrics on a Unix socket. It subscribes to events, lists runs, and changes nothing. */
public final class LocalApiVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(LocalApiVerticle.class);
    private static final RunList NO_RUNS = new RunList(List.of());
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int FAILED = 500;

    private final Map<String, BiFunction<RunList, Instant, Page>> routes = Map.of(
            "/v1/load", this::load,
            "/v1/status", this::status,
            "/metrics", this::metrics);

    private final AgentConfiguration configuration;
    private final AgentObservations observations = new AgentObservations();
    private StatusJson statusJson;
    private LocalSocket socket;

    /** A body and its type. */
    private record Page(String type, String body) {}

    public LocalApiVerticle(AgentConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public Future<?> start() {
        if (configuration.local().socket().path() == null) {
            return Future.succeededFuture();
        }
        subscribe(AptAddress.SIMULATION_STARTED, (String nothing) -> observations.simulationStarted(Instant.now()));
        subscribe(
                AptAddress.SIMULATION_FINISHED,
                (SimulationFinished simulation) -> observations.simulationFinished(simulation));
        subscribe(
                AptAddress.HOST_INSPECTED, (HostInspection current) -> observations.inspected(current, Instant.now()));
        subscribe(AptAddress.APPROVALS_COUNTED, (ApprovalCounts counts) -> observations.approvalsCounted(counts));
        subscribe(AptAddress.RUN_ENDED, (String id) -> recordRun(id));
        subscribe(ReportAddress.REPORT_STATE, (ReportState state) -> observations.reported(state));
        return vertx.executeBlocking(() ->
                        CertificateName.read(configuration.tls().identity().cert()))
                .onSuccess(name -> statusJson = new StatusJson(configuration, name))
                .compose(name -> LocalSocket.open(vertx, configuration.local().socket(), this::handleRequest))
                .onSuccess(opened -> {
                    socket = opened;
                    LOG.info(
                            "listening locally socket={}",
                            configuration.local().socket().path());
                })
                .mapEmpty()
                .recover(this::continueWithoutSocket);
    }

    @Override
    public Future<?> stop() {
        return vertx.executeBlocking(() -> {
            if (socket != null) {
                socket.remove();
            }
            return null;
        });
    }

    /** The agent works without its socket, unless another agent listens there. */
    private Future<Object> continueWithoutSocket(Throwable thrown) {
        if (thrown instanceof LocalSocket.InUseException) {
            return Future.failedFuture(thrown);
        }
        LOG.error(
                "there is no local socket socket={} reason={}",
                configuration.local().socket().path(),
                thrown.toString());
        return Future.succeededFuture();
    }

    private <T> void subscribe(String address, Consumer<T> consumer) {
        vertx.eventBus().<T>localConsumer(address, message -> consumer.accept(message.body()));
    }

    private void recordRun(String id) {
        requestRuns().onSuccess(list -> list.runs().stream()
                .filter(run -> run.id().equals(id) && run.ended() != null)
                .forEach(run -> observations.runEnded(run, Instant.now())));
    }

    private Future<RunList> requestRuns() {
        return vertx.eventBus()
                .<RunList>request(AptAddress.LIST_RUNS, "", new DeliveryOptions().setSendTimeout(2000))
                .map(Message::body)
                .otherwise(NO_RUNS);
    }

    private void handleRequest(HttpServerRequest request) {
        BiFunction<RunList, Instant, Page> route = routes.get(request.path());
        if (route == null) {
            String all = routes.keySet().stream().sorted().collect(Collectors.joining(", "));
            sendError(request, NOT_FOUND, "there is no such page here; there are " + all);
        } else if (!request.method().equals(HttpMethod.GET)) {
            request.response().putHeader("Allow", "GET");
            sendError(request, METHOD_NOT_ALLOWED, "this page can only be read: use GET");
        } else {
            requestRuns()
                    .map(list -> route.apply(list, Instant.now()))
                    .onSuccess(page -> send(request, OK, page))
                    .onFailure(e -> {
                        LOG.error("a local question failed path={}", request.path(), e);
                        sendError(request, FAILED, "the agent failed to answer; its log says why");
                    });
        }
    }

    private Page load(RunList runs, Instant now) {
        List<OperationLoad.Operation> active = runs.runs().stream()
                .filter(run -> run.ended() == null)
                .flatMap(run -> RunOperations.toOperations(run, now).stream())
                .collect(Collectors.toList());
        observations
                .simulations()
                .activeSince()
                .ifPresent(since -> active.add(new OperationLoad.Operation("query", 1, since, now)));
        return new Page(
                "application/json", observations.operations().load(active, now).encode());
    }

    private Page status(RunList runs, Instant now) {
        return new Page("application/json", statusJson.write(observations, runs).encode());
    }

    private Page metrics(RunList runs, Instant now) {
        return new Page(
                "text/plain; version=0.0.4; charset=utf-8",
                MetricsText.write(observations, runs, ProcessUsage.read(), now));
    }

    private static void sendError(HttpServerRequest request, int status, String sentence) {
        send(request, status, new Page("text/plain; charset=utf-8", sentence + "\n"));
    }

    private static void send(HttpServerRequest request, int status, Page page) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", page.type())
                .end(page.body());
    }
}
