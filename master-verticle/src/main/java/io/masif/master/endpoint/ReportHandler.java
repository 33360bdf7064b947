package io.masif.master.endpoint;

import io.masif.drain.Drain;
import io.masif.failure.Failure;
import io.masif.master.body.BodyReader;
import io.masif.master.clock.HostClocks;
import io.masif.master.connection.ClientConnections;
import io.masif.master.held.HeldReport;
import io.masif.master.held.HeldReports;
import io.masif.master.meter.ReportMeters;
import io.masif.master.overload.ReportAdmission;
import io.masif.master.report.ReportSender;
import io.masif.wire.MachineIdHeader;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Handles a report of either version: identifies the sender, reads the body, sends the answer or the failure. */
final class ReportHandler {
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

    private final ClientConnections connections;
    private final BodyReader bodyReader;
    private final ReportAdmission admission;
    private final FailureHandler failureHandler;
    private final HeldReports held;
    private final HostClocks clocks;
    private final ReportMeters meters;
    private final Drain drain;

    ReportHandler(
            Vertx vertx,
            ClientConnections connections,
            BodyReader bodyReader,
            ReportAdmission admission,
            FailureHandler failureHandler,
            HeldReports held) {
        this.connections = connections;
        this.bodyReader = bodyReader;
        this.admission = admission;
        this.failureHandler = failureHandler;
        this.held = held;
        this.clocks = HostClocks.of(vertx);
        this.meters = ReportMeters.of(vertx);
        this.drain = Drain.of(vertx);
    }

    void handle(HttpServerRequest request, ReportEndpoint<?> endpoint) {
        long beginNanos = System.nanoTime();
        int protocol = endpoint.protocol();
        HttpServerResponse response = request.response();
        ReportSender sender;
        try {
            sender = connections.sender(request.connection(), request.getHeader(MachineIdHeader.HEADER));
            clocks.reported(sender.host(), request.getHeader(HttpHeaders.DATE));
        } catch (Failure e) {
            meters.countFailure(protocol, e);
            failureHandler.answer(request, null, e);
            return;
        }
        AtomicBoolean isRefused = new AtomicBoolean();
        BooleanSupplier isClientGone = () -> isRefused.get() || response.closed();
        bodyReader
                .read(request, sender.host(), body -> endpoint.answer(sender, body, isClientGone))
                .onSuccess(reply -> {
                    if (reply instanceof EndpointReply.Hold hold) {
                        hold(request, sender, hold);
                    } else if (reply instanceof EndpointReply.Answer answer) {
                        send(request, answer.body());
                    }
                })
                .onFailure(e -> {
                    isRefused.set(true);
                    Failure failure = admission.toFailure(e);
                    meters.countFailure(protocol, failure);
                    failureHandler.answer(request, sender.host(), failure);
                })
                .onComplete(done -> meters.recordDuration(protocol, System.nanoTime() - beginNanos));
    }

    private void hold(HttpServerRequest request, ReportSender sender, EndpointReply.Hold hold) {
        if (request.response().closed()) {
            return;
        }
        connections.beginHold(request.connection());
        if (!held.hold(request, sender.host(), hold.request())) {
            connections.endHold(request.connection());
            meters.countUnheld();
            send(request, hold.answer().get());
        }
    }

    /** Answers a report that was held back. */
    Future<?> answerHeld(HeldReport report, VersionTwoEndpoint endpoint) {
        HttpServerRequest request = report.request();
        connections.endHold(request.connection());
        return endpoint.answerHeld(report)
                .onSuccess(body -> send(request, body))
                .onFailure(e -> {
                    Failure failure = admission.toFailure(e);
                    meters.countFailure(endpoint.protocol(), failure);
                    failureHandler.answer(request, report.host(), failure);
                });
    }

    private void send(HttpServerRequest request, Buffer body) {
        drain.beforeAnswer(request);
        request.response().putHeader(HttpHeaders.CONTENT_TYPE, JSON).end(body);
    }
}
