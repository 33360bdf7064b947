package io.masif.ui.event;

import io.masif.ui.http.Compression;
import io.masif.ui.message.FleetChange;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.session.LeaseChecks;
import io.masif.ui.session.SessionEnded;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The event streams (server-sent events) of one event loop. A stream begins with what its client missed: nothing, the changes
 * since the event that it names, or a snapshot, after which everything is to be read.
 */
public final class EventStreams {
    /** The longest interval; it is shorter if idle connections are closed sooner. */
    private static final Duration KEEP_ALIVE_INTERVAL = Duration.ofSeconds(15);

    private static final long SEND_INTERVAL_MILLIS = 100;
    private static final int MAX_QUEUE_BYTES = 256 * 1024;
    private static final int RECONNECT_MILLIS = 1000;
    /** When this UI ends, its clients reconnect within that time. */
    private static final int MAX_RECONNECT_MILLIS = 4000;

    private final EventHistory history;
    private final LeaseChecks leaseChecks;
    private final Map<HttpServerResponse, EventStream> open = new LinkedHashMap<>();
    private boolean isClosed;

    /**
     * @param vertx the instance on whose event loop this is created
     * @param instanceId distinguishes this process from earlier ones
     * @param idleTimeout after which a silent connection is closed
     */
    public EventStreams(Vertx vertx, String instanceId, Duration idleTimeout, LeaseChecks leaseChecks) {
        this.history = new EventHistory(instanceId);
        this.leaseChecks = leaseChecks;
        vertx.eventBus().<FleetChange>consumer(FleetChange.ADDRESS, message -> onChange(message.body()));
        vertx.eventBus().<SessionEnded>localConsumer(SessionEnded.ADDRESS, message -> onSessionEnded(message.body()));
        Duration third = idleTimeout.dividedBy(3);
        vertx.setPeriodic(
                (third.compareTo(KEEP_ALIVE_INTERVAL) < 0 ? third : KEEP_ALIVE_INTERVAL).toMillis(),
                timer -> keepAlive(vertx));
        vertx.setPeriodic(SEND_INTERVAL_MILLIS, timer -> sendDue());
        vertx.setTimer(LeaseChecks.INTERVAL_MILLIS, timer -> checkLeases(vertx));
    }

    /** The id of the last event: a page that is rendered now shows at least what it was about. */
    public String lastEventId() {
        return history.formatId(history.last());
    }

    /** Answers a request with a stream that stays open. */
    public void open(RoutingContext context) {
        EventFilter filter = EventFilter.read(context.queryParams());
        String lastEventId = context.request().getHeader("Last-Event-ID");
        String after = lastEventId == null ? context.queryParams().get("after") : lastEventId;
        List<FleetChange> missed = history.findAfter(after);
        HttpServerResponse response = context.response();
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .setWriteQueueMaxSize(MAX_QUEUE_BYTES);
        // a compressor would hold an event back until the next one
        Compression.exempt(context);
        context.addEndHandler(ended -> open.remove(response));
        EventStream stream = new EventStream(response, AuthenticationHandler.getLease(context), filter);
        open.put(response, stream);
        if (isClosed) {
            end(stream);
            return;
        }
        response.write(formatRetry(RECONNECT_MILLIS));
        if (missed == null) {
            response.write(EventFormat.formatSnapshot(lastEventId(), history.last()));
        } else {
            missed.forEach(stream::add);
            send(stream);
        }
    }

    /** Ends all streams, and from now on each at its beginning, since this UI ends. */
    public void close() {
        isClosed = true;
        List.copyOf(open.values()).forEach(this::end);
    }

    private static String formatRetry(int millis) {
        return "retry: " + millis + "\n\n";
    }

    private void onChange(FleetChange change) {
        history.add(change);
        open.values().forEach(stream -> stream.add(change));
        sendDue();
    }

    private void sendDue() {
        List.copyOf(open.values()).forEach(this::send);
    }

    private void send(EventStream stream) {
        FleetChange due = stream.takeDue();
        if (due != null) {
            write(stream.response(), EventFormat.formatChange(history.formatId(due), due));
        }
    }

    /** While this UI cannot read the database, another one may: clients reconnect, and a balancer leads them there. */
    private void keepAlive(Vertx vertx) {
        if (FeedVerticle.findProblem(vertx).isPresent()) {
            List.copyOf(open.values()).forEach(this::end);
        } else {
            List.copyOf(open.keySet()).forEach(response -> write(response, ":\n\n"));
        }
    }

    /** A client that reads too slowly is disconnected: it reconnects and gets what it missed. */
    private void write(HttpServerResponse response, String text) {
        if (response.writeQueueFull()) {
            open.remove(response);
            response.reset();
        } else {
            response.write(text);
        }
    }

    private void onSessionEnded(SessionEnded session) {
        List.copyOf(open.values()).stream()
                .filter(stream -> stream.lease().belongsTo(session.sessionDigest()))
                .forEach(this::end);
    }

    /** Sessions can end at another UI, and passwords change. If the check fails, the streams stay open. */
    private void checkLeases(Vertx vertx) {
        leaseChecks
                .findEnded(open.values().stream().map(EventStream::lease).toList())
                .onSuccess(ended -> List.copyOf(open.values()).stream()
                        .filter(stream -> ended.contains(stream.lease()))
                        .forEach(this::end))
                .onComplete(checked -> vertx.setTimer(LeaseChecks.INTERVAL_MILLIS, timer -> checkLeases(vertx)));
    }

    /** Clients reconnect at times that differ: those of all streams that end together do not come at once. */
    private void end(EventStream stream) {
        if (open.remove(stream.response()) != null) {
            stream.response()
                    .end(formatRetry(ThreadLocalRandom.current().nextInt(RECONNECT_MILLIS, MAX_RECONNECT_MILLIS)));
        }
    }
}
