package io.masif.ui.event;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The server-sent events of one event loop. A stream begins with a snapshot, or, if the client says what it saw last
 * and that is not long ago, with what it missed.
 */
public final class EventStreams {
    private static final int REPLAYED_MOST = 256;
    private static final long COMMENT_MILLIS = 15_000;
    private static final int QUEUE_BYTES = 256 * 1024;

    /** Numbers of events are told apart from those of an earlier life of this process. */
    private final String life;

    private final Deque<Change> past = new ArrayDeque<>();
    private final Set<HttpServerResponse> open = new LinkedHashSet<>();

    /** @param vertx whose event loop this belongs to */
    public EventStreams(Vertx vertx, String life) {
        this.life = life;
        vertx.eventBus().<Change>consumer(Change.ADDRESS, message -> changed(message.body()));
        vertx.setPeriodic(COMMENT_MILLIS, timer -> send(":\n\n"));
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
        context.addEndHandler(ended -> open.remove(response));
        open.add(response);
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
        for (HttpServerResponse response : List.copyOf(open)) {
            if (response.writeQueueFull()) {
                open.remove(response);
                response.reset();
            } else {
                response.write(text);
            }
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
