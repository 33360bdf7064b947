package io.masif.agent.local;

import io.masif.agent.AgentConfiguration;
import io.masif.agent.apt.AptAddress;
import io.masif.agent.apt.Considered;
import io.masif.agent.apt.Looked;
import io.masif.agent.apt.Outlook;
import io.masif.agent.apt.RunList;
import io.masif.agent.report.ReportAddress;
import io.masif.agent.report.ReportState;
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

/** Tells on a Unix socket what the agent does. It only listens to the others and asks for the runs: it changes nothing. */
public final class LocalApiVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(LocalApiVerticle.class);
    private static final RunList NONE = new RunList(List.of());
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int FAILED = 500;

    private final Map<String, BiFunction<RunList, Instant, Page>> routes = Map.of(
            "/v1/load", this::load,
            "/v1/status", this::status,
            "/metrics", this::metrics);

    private final AgentConfiguration configuration;
    private final Observed observed = new Observed();
    private StatusJson status;
    private LocalSocket socket;

    /** A body and its type. */
    private record Page(String type, String body) {}

    public LocalApiVerticle(AgentConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public Future<?> start() {
        if (configuration.local().socket() == null) {
            return Future.succeededFuture();
        }
        on(AptAddress.LOOKING, (String nothing) -> observed.looking(Instant.now()));
        on(AptAddress.LOOKED, (Looked look) -> observed.looked(look));
        on(AptAddress.SEEN, (Outlook now) -> observed.seen(now, Instant.now()));
        on(AptAddress.CONSIDERED, (Considered now) -> observed.considered(now));
        on(AptAddress.ENDED, (String id) -> ended(id));
        on(ReportAddress.STATE, (ReportState state) -> observed.reported(state));
        return vertx.executeBlocking(() -> OwnName.of(configuration.tls().cert()))
                .onSuccess(name -> status = new StatusJson(configuration, name))
                .compose(name -> LocalSocket.open(vertx, configuration.local(), this::answer))
                .onSuccess(opened -> {
                    socket = opened;
                    LOG.info(
                            "listening locally socket={}", configuration.local().socket());
                })
                .mapEmpty()
                .recover(this::without);
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

    /** The agent is worth more than its socket, unless another agent has it. */
    private Future<Object> without(Throwable thrown) {
        if (thrown instanceof LocalSocket.InUse) {
            return Future.failedFuture(thrown);
        }
        LOG.error(
                "there is no local socket socket={} reason={}",
                configuration.local().socket(),
                thrown.toString());
        return Future.succeededFuture();
    }

    private <T> void on(String address, Consumer<T> consumer) {
        vertx.eventBus().<T>localConsumer(address, message -> consumer.accept(message.body()));
    }

    private void ended(String id) {
        runs().onSuccess(list -> list.runs().stream()
                .filter(run -> run.id().equals(id) && run.ended() != null)
                .forEach(run -> observed.ended(run, Instant.now())));
    }

    private Future<RunList> runs() {
        return vertx.eventBus()
                .<RunList>request(AptAddress.RUNS, "", new DeliveryOptions().setSendTimeout(2000))
                .map(Message::body)
                .otherwise(NONE);
    }

    private void answer(HttpServerRequest request) {
        BiFunction<RunList, Instant, Page> route = routes.get(request.path());
        if (route == null) {
            String all = routes.keySet().stream().sorted().collect(Collectors.joining(", "));
            refuse(request, NOT_FOUND, "there is no such page here; there are " + all);
        } else if (!request.method().equals(HttpMethod.GET)) {
            request.response().putHeader("Allow", "GET");
            refuse(request, METHOD_NOT_ALLOWED, "this page can only be read: use GET");
        } else {
            runs().map(list -> route.apply(list, Instant.now()))
                    .onSuccess(page -> send(request, OK, page))
                    .onFailure(e -> {
                        LOG.error("a local question failed path={}", request.path(), e);
                        refuse(request, FAILED, "the agent failed to answer; its log says why");
                    });
        }
    }

    private Page load(RunList runs, Instant now) {
        List<Operations.Operation> goingOn = runs.runs().stream()
                .filter(run -> run.ended() == null)
                .flatMap(run -> RunOperations.of(run, now).stream())
                .collect(Collectors.toList());
        observed.looking().ifPresent(since -> goingOn.add(new Operations.Operation("query", 1, since, now)));
        return new Page(
                "application/json", observed.operations().load(goingOn, now).encode());
    }

    private Page status(RunList runs, Instant now) {
        return new Page("application/json", status.write(observed, runs).encode());
    }

    private Page metrics(RunList runs, Instant now) {
        return new Page(
                "text/plain; version=0.0.4; charset=utf-8",
                MetricsText.write(observed, runs, ProcessFigures.now(), now));
    }

    private static void refuse(HttpServerRequest request, int status, String sentence) {
        send(request, status, new Page("text/plain; charset=utf-8", sentence + "\n"));
    }

    private static void send(HttpServerRequest request, int status, Page page) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", page.type())
                .end(page.body());
    }
}
