package io.masif.ui.event;

import io.masif.ui.login.Guard;
import io.masif.ui.login.Lease;
import io.masif.ui.login.SessionEnded;
import io.masif.ui.page.Compression;
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
 * The server-sent events of one event loop. A stream begins with a snapshot, or, if the client says what it saw last
 * and that is not long ago, with what it missed.
 */
public final class EventStreams {
    private static final int REPLAYED_MOST = 256;
    /** Unless connections that are idle are closed sooner. */
    private static final Duration COMMENT = Duration.ofSeconds(15);

    private static final long LEASE_MILLIS = 5_000;
    private static final int QUEUE_BYTES = 256 * 1024;

    /** Numbers of events are told apart from those of an earlier life of this process. */
    private final String life;

    private final Deque<Change> past = new ArrayDeque<>();
    private final Map<HttpServerResponse, Lease> open = new LinkedHashMap<>();

    /**
     * @param vertx whose event loop this belongs to
     * @param idle how long a connection may be silent
     */
    public EventStreams(Vertx vertx, String life, Duration idle) {
        this.life = life;
        vertx.eventBus().<Change>consumer(Change.ADDRESS, message -> changed(message.body()));
        vertx.eventBus().<SessionEnded>localConsumer(SessionEnded.ADDRESS, message -> ended(message.body()));
        Duration third = idle.dividedBy(3);
        vertx.setPeriodic((third.compareTo(COMMENT) < 0 ? third : COMMENT).toMillis(), timer -> send(":\n\n"));
        vertx.setPeriodic(LEASE_MILLIS, timer -> checkLeases());
    }

    /** Answers a request with a stream that stays open; {@code snapshot} is asked for if one is needed. */
    public void open(RoutingContext context, Supplier<Future<JsonObject>> snapshot) {
        List<Change> missed = missed(context.request().getHeader("Last-Event-ID"));
        long known = past.isEmpty() ? 0 : past.getLast().id();
        Future<String> first = missed == null
                ? snapshot.get().map(json -> event("snapshot", known, json))
                : Future.succeededFuture(texts(missed));
        first.onFailure(context::fail).onSuccess(text -> begin(context, text + texts(after(known))));
    }

    private void begin(RoutingContext context, String text) {
        HttpServerResponse response = context.response();
        if (response.closed()) {
            return;
        }
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .setWriteQueueMaxSize(QUEUE_BYTES);
        // or an event would wait in the compressor for the next one
        Compression.exempt(context);
        context.addEndHandler(ended -> open.remove(response));
        open.put(response, Guard.lease(context));
        response.write("retry: 1000\n\n" + text);
    }

    private void changed(Change change) {
        past.addLast(change);
        if (past.size() > REPLAYED_MOST) {
            past.removeFirst();
        }
        send(event(change));
    }

    /** Whoever reads too slowly is dropped: it comes back and gets what it missed. */
    private void send(String text) {
        for (HttpServerResponse response : List.copyOf(open.keySet())) {
            if (response.writeQueueFull()) {
                open.remove(response);
                response.reset();
            } else {
                response.write(text);
            }
        }
    }

    private void ended(SessionEnded session) {
        Map.copyOf(open).forEach((response, lease) -> {
            if (session.session().equals(lease.session())) {
                end(response);
            }
        });
    }

    /** Sessions also end at another UI, and passwords are changed. Where that is unknown for now, a stream stays open. */
    private void checkLeases() {
        Instant now = Instant.now();
        Map.copyOf(open).forEach((response, lease) -> {
            if (now.isAfter(lease.until())) {
                end(response);
            } else {
                lease.check().get().onSuccess(holds -> {
                    if (!holds) {
                        end(response);
                    }
                });
            }
        });
    }

    private void end(HttpServerResponse response) {
        if (open.remove(response) != null) {
            response.end();
        }
    }

    /** What came after the event that the client saw last; null if that cannot be told. */
    private List<Change> missed(String lastEventId) {
        if (lastEventId == null || !lastEventId.startsWith(life + "-")) {
            return null;
        }
        String number = lastEventId.substring(life.length() + 1);
        return past.stream().anyMatch(change -> number.equals(Long.toString(change.id())))
                ? after(Long.parseLong(number))
                : null;
    }

    private List<Change> after(long id) {
        return past.stream().filter(change -> change.id() > id).toList();
    }

    private String texts(List<Change> changes) {
        return changes.stream().map(this::event).collect(Collectors.joining());
    }

    private String event(Change change) {
        JsonObject data = new JsonObject()
                .put("fleet", change.seen().fleet())
                .put("approvals", change.seen().approval())
                .put("progress", change.seen().progress())
                .put("available", change.available());
        return event(change.onlyProgress() ? "progress" : "change", change.id(), data);
    }

    private String event(String name, long id, JsonObject data) {
        return "id: " + life + "-" + id + "\nevent: " + name + "\ndata: " + data.encode() + "\n\n";
    }
}
