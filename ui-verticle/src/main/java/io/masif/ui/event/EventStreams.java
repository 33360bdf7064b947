package io.masif.ui.event;

import io.masif.ui.http.Compression;
import io.masif.ui.message.FleetChange;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.session.SessionEnded;
import io.masif.ui.session.SessionLease;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The event streams (server-sent events) of one event loop. A stream begins with a snapshot, or with the missed events if
 * the client sends a recent Last-Event-ID.
 */
public final class EventStreams {
    private static final int MAX_REPLAYED = 256;
    /** The longest interval; it is shorter if idle connections are closed sooner. */
    private static final Duration KEEP_ALIVE_INTERVAL = Duration.ofSeconds(15);

    private static final long LEASE_CHECK_MILLIS = 5_000;
    private static final int MAX_QUEUE_BYTES = 256 * 1024;

    /** Part of each event's id, so that ids of an earlier process are recognized. */
    private final String instanceId;

    private final Deque<FleetChange> recentChanges = new ArrayDeque<>();
    private final Map<HttpServerResponse, SessionLease> open = new LinkedHashMap<>();

    /**
     * @param vertx the instance on whose event loop this is created
     * @param idleTimeout after which a silent connection is closed
     */
    public EventStreams(Vertx vertx, String instanceId, Duration idleTimeout) {
        this.instanceId = instanceId;
        vertx.eventBus().<FleetChange>consumer(FleetChange.ADDRESS, message -> onChange(message.body()));
        vertx.eventBus().<SessionEnded>localConsumer(SessionEnded.ADDRESS, message -> onSessionEnded(message.body()));
        Duration third = idleTimeout.dividedBy(3);
        vertx.setPeriodic(
                (third.compareTo(KEEP_ALIVE_INTERVAL) < 0 ? third : KEEP_ALIVE_INTERVAL).toMillis(),
                timer -> broadcast(":\n\n"));
        vertx.setPeriodic(LEASE_CHECK_MILLIS, timer -> checkLeases());
    }

    /** Answers a request with a stream that stays open; {@code snapshot} is called if one is needed. */
    public void open(RoutingContext context, Supplier<Future<JsonObject>> snapshot) {
        List<FleetChange> missed = findMissed(context.request().getHeader("Last-Event-ID"));
        long lastId = recentChanges.isEmpty() ? 0 : recentChanges.getLast().id();
        Future<String> firstText = missed == null
                ? snapshot.get().map(json -> formatEvent("snapshot", lastId, json))
                : Future.succeededFuture(formatEvents(missed));
        firstText
                .onFailure(context::fail)
                .onSuccess(text -> startStream(context, text + formatEvents(findAfter(lastId))));
    }

    private void startStream(RoutingContext context, String text) {
        HttpServerResponse response = context.response();
        if (response.closed()) {
            return;
        }
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .setWriteQueueMaxSize(MAX_QUEUE_BYTES);
        // a compressor would hold an event back until the next one
        Compression.exempt(context);
        context.addEndHandler(ended -> open.remove(response));
        open.put(response, AuthenticationHandler.getLease(context));
        response.write("retry: 1000\n\n" + text);
    }

    private void onChange(FleetChange change) {
        recentChanges.addLast(change);
        if (recentChanges.size() > MAX_REPLAYED) {
            recentChanges.removeFirst();
        }
        broadcast(formatEvent(change));
    }

    /** A client that reads too slowly is disconnected: it reconnects and gets what it missed. */
    private void broadcast(String text) {
        for (HttpServerResponse response : List.copyOf(open.keySet())) {
            if (response.writeQueueFull()) {
                open.remove(response);
                response.reset();
            } else {
                response.write(text);
            }
        }
    }

    private void onSessionEnded(SessionEnded session) {
        Map.copyOf(open).forEach((response, lease) -> {
            if (lease.belongsTo(session.sessionDigest())) {
                endStream(response);
            }
        });
    }

    /** Sessions can end at another UI, and passwords change. If the check fails, the stream stays open. */
    private void checkLeases() {
        Instant now = Instant.now();
        Map.copyOf(open).forEach((response, lease) -> {
            if (lease.isExpired(now)) {
                endStream(response);
            } else {
                lease.check().onSuccess(isValid -> {
                    if (!isValid) {
                        endStream(response);
                    }
                });
            }
        });
    }

    private void endStream(HttpServerResponse response) {
        if (open.remove(response) != null) {
            response.end();
        }
    }

    /** The events after the last one that the client received; null if that event is unknown. */
    private List<FleetChange> findMissed(String lastEventId) {
        if (lastEventId == null || !lastEventId.startsWith(instanceId + "-")) {
            return null;
        }
        String number = lastEventId.substring(instanceId.length() + 1);
        return recentChanges.stream().anyMatch(change -> number.equals(Long.toString(change.id())))
                ? findAfter(Long.parseLong(number))
                : null;
    }

    private List<FleetChange> findAfter(long id) {
        return recentChanges.stream().filter(change -> change.id() > id).toList();
    }

    private String formatEvents(List<FleetChange> changes) {
        return changes.stream().map(this::formatEvent).collect(Collectors.joining());
    }

    private String formatEvent(FleetChange change) {
        JsonObject data = new JsonObject()
                .put("fleet", change.revisions().fleet())
                .put("approvals", change.revisions().approval())
                .put("progress", change.revisions().progress())
                .put("available", change.isAvailable());
        return formatEvent(change.isProgressOnly() ? "progress" : "change", change.id(), data);
    }

    private String formatEvent(String name, long id, JsonObject data) {
        return "id: " + instanceId + "-" + id + "\nevent: " + name + "\ndata: " + data.encode() + "\n\n";
    }
}
