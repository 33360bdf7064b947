package io.masif.agent.bed;

import io.masif.boot.tls.openssl.TlsEngine;
import io.masif.domain.Action;
import io.masif.domain.Digest;
import io.masif.domain.Plan;
import io.masif.domain.Run;
import io.masif.domain.host.Facts;
import io.masif.rig.tls.KeyOptions;
import io.masif.rig.tls.Pki;
import io.masif.wire.ApprovedActions;
import io.masif.wire.JsonMembers;
import io.masif.wire.Report;
import io.masif.wire.ReportAnswer;
import io.masif.wire.ReportAnswerWriter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemTrustOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** A master for one agent: real TLS, the real protocol, and approvals that a test decides on. */
public final class FakeMaster {
    public final Map<String, Run> runs = new ConcurrentHashMap<>();
    public final Set<String> approved = new CopyOnWriteArraySet<>();
    public final AtomicInteger reports = new AtomicInteger();
    public final AtomicInteger handshakesFailed = new AtomicInteger();
    public final AtomicInteger fullReports = new AtomicInteger();
    /** Every run as it was reported, in this order. */
    public final List<Run> receivedRuns = new CopyOnWriteArrayList<>();

    /** The runs that were reported differently after they had ended. */
    public final Set<String> contradictions = ConcurrentHashMap.newKeySet();

    public final Set<Digest> approvedDigests = new CopyOnWriteArraySet<>();
    /** The number of the last retry of each action, as text like those that are approved. */
    public final Map<String, Long> retries = new ConcurrentHashMap<>();

    public volatile int refusalStatus;
    volatile String answerText;
    public volatile int next = 1;
    /** Within how many seconds runs may be started. */
    public volatile int within = ReportAnswer.NO_LIMIT;
    /** For how many seconds agents may wait for an answer. */
    public volatile int maxWait;
    /** Those that wait. */
    public final List<HeldRequest> held = new CopyOnWriteArrayList<>();

    /** Whether it stores runs that have ended, and then does not answer. */
    public volatile boolean withholdsAnswer;

    /** Whether it closes the connection of the next report of a run, as a master that is lost, and stores nothing. */
    public volatile boolean losesRun;

    private final AtomicReference<ReceivedState> host = new AtomicReference<>(new ReceivedState(null, null));
    private final HttpServer server;

    FakeMaster(Vertx vertx, Pki.Identity identity) {
        HttpServerOptions options = new HttpServerOptions()
                .setSsl(true)
                .setSslEngineOptions(TlsEngine.createOptions())
                .setClientAuth(ClientAuth.REQUIRED)
                .setKeyCertOptions(KeyOptions.of(identity))
                .setTrustOptions(new PemTrustOptions().addCertPath(identity.ca().toString()));
        server = vertx.createHttpServer(options)
                .requestHandler(request -> request.body().onSuccess(body -> report(request, body)))
                .exceptionHandler(e -> handshakesFailed.incrementAndGet())
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    int port() {
        return server.actualPort();
    }

    /** The plan of the host; null if none was reported. */
    public Plan plan() {
        return host.get().plan();
    }

    /** The facts of the host; null if none were reported. */
    public Facts facts() {
        return host.get().facts();
    }

    /** The plan's actions as text, such as {@code update bar 1.0 -> 1.1}, without architectures. */
    public Set<String> plannedActions() {
        Plan plan = plan();
        return plan == null
                ? Set.of()
                : plan.actions().stream().map(FakeMaster::describe).collect(Collectors.toSet());
    }

    /** What an action that is blocked waits for, as its reason says. */
    public Optional<String> findReason(String action) {
        return Optional.ofNullable(facts())
                .flatMap(state -> state.blocked().stream()
                        .filter(blocked -> describe(blocked.action()).equals(action))
                        .findFirst())
                .map(blocked -> blocked.reason());
    }

    /** How an action ended in the newest run that has ended. */
    public Optional<Run.Outcome> findOutcome(String action) {
        return runs.values().stream()
                .filter(run -> run.ended() != null)
                .sorted((one, other) -> other.started().compareTo(one.started()))
                .flatMap(run -> run.outcomes().stream())
                .filter(outcome -> describe(outcome.action()).equals(action))
                .findFirst();
    }

    public void forgetPlan() {
        host.updateAndGet(state -> new ReceivedState(null, state.facts()));
    }

    /** It has the plan as an agent reports it that knows no source packages. */
    public void forgetSources() {
        host.updateAndGet(state -> new ReceivedState(Plan.of(state.plan().actions()), state.facts()));
    }

    public void forgetFacts() {
        host.updateAndGet(state -> new ReceivedState(state.plan(), null));
    }

    private void report(HttpServerRequest request, Buffer body) {
        String givenAnswer = answerText;
        int number = reports.incrementAndGet();
        Report report = Report.read(JsonMembers.ofBody(body));
        if (refusalStatus != 0) {
            request.response()
                    .setStatusCode(refusalStatus)
                    .putHeader("Retry-After", "1")
                    .end("{\"error\":\"unavailable\"}");
            return;
        }
        if (losesRun && !report.runs().isEmpty()) {
            losesRun = false;
            request.connection().close();
            return;
        }
        Plan before = plan();
        if (report.plan().isEmpty() && (before == null || !before.digest().equals(report.digest()))) {
            request.response().setStatusCode(409).end();
            return;
        }
        report.plan().ifPresent(sent -> fullReports.incrementAndGet());
        Plan plan = host.updateAndGet(state -> state.with(report)).plan();
        storeRuns(report);
        if (withholdsAnswer && report.runs().stream().anyMatch(run -> run.ended() != null)) {
            return;
        }
        if (givenAnswer != null) {
            request.response().end(givenAnswer);
            return;
        }
        ApprovedActions answer = findApproved(plan);
        if (report.waitRequest() != null && report.waitRequest().tag().equals(answer.tag())) {
            held.add(new HeldRequest(request, report.waitRequest().seconds(), number));
        } else {
            answer(request, answer);
        }
    }

    /** Answers all that wait, by what is approved now. */
    public void answerHeld() {
        List<HeldRequest> all = List.copyOf(held);
        held.removeAll(all);
        all.forEach(each -> answer(each.request(), findApproved(plan())));
    }

    private ApprovedActions findApproved(Plan plan) {
        TreeSet<Digest> digests = plan.actions().stream()
                .filter(action -> approved.contains(describe(action)))
                .map(Action::digest)
                .collect(Collectors.toCollection(TreeSet::new));
        digests.addAll(approvedDigests);
        Map<Digest, Long> requested = plan.actions().stream()
                .filter(action -> retries.containsKey(describe(action)))
                .collect(Collectors.toMap(Action::digest, action -> retries.get(describe(action))));
        return new ApprovedActions(digests, new TreeMap<>(requested));
    }

    private void answer(HttpServerRequest request, ApprovedActions answer) {
        request.response()
                .end(ReportAnswerWriter.write(
                        answer.toJson(), within, 1, ReportAnswerWriter.NextReport.in(next, maxWait)));
    }

    private void storeRuns(Report report) {
        receivedRuns.addAll(report.runs());
        report.runs().forEach(run -> {
            Run earlier = runs.put(run.id(), run);
            if (earlier != null && earlier.ended() != null && !earlier.equals(run)) {
                contradictions.add(run.id());
            }
        });
    }

    private static String describe(Action action) {
        return action.toString().replaceFirst(":[a-z0-9]+ ", " ");
    }
}
