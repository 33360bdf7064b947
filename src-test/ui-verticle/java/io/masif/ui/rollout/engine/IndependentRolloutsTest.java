package io.masif.ui.rollout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.ui.bed.FailingStatement;
import io.masif.ui.bed.Futures;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A rollout that cannot go on does not keep the others from it. */
class IndependentRolloutsTest extends RolloutCase {
    private final Vertx vertx = Vertx.vertx();
    /** Used by the event loop of the server. */
    private final Set<HttpServerRequest> unanswered = new HashSet<>();

    @AfterEach
    void closeServer() {
        Futures.await(vertx.close());
    }

    /** A server that answers when two requests wait for it at the same time. */
    private int startServerForPairs() {
        HttpServer server = Futures.await(vertx.createHttpServer()
                .requestHandler(request -> {
                    unanswered.add(request);
                    request.connection().closeHandler(closed -> unanswered.remove(request));
                    if (unanswered.size() == 2) {
                        unanswered.forEach(each -> each.response().end());
                    }
                })
                .listen(0, "127.0.0.1"));
        return server.actualPort();
    }

    @Test
    void noRolloutWaitsForTheCheckOfAnotherOne() {
        putHosts(1);
        savePlan("{\"percent\": 100, \"check\": {\"kind\": \"http\", \"url\": \"http://127.0.0.1:"
                + startServerForPairs() + "/\"}}");
        long first = startRollout();
        long second = startRollout();
        awaitRing(first, 1, "open");
        awaitRing(second, 1, "open");
        execute(hosts(1), Result.DONE);
        awaitState(first, "finished");
        awaitState(second, "finished");
    }

    @Test
    void aStepThatFailsKeepsNoOtherRolloutFromGoingOn() {
        putHosts(1);
        savePlan("{\"percent\": 100}");
        FailingStatement failing = FailingStatement.begin(rows, "UPDATE ON rollout", "NEW.id = 1");
        long first = startRollout();
        long second = startRollout();
        awaitRing(second, 1, "open");
        failing.awaitAttempt();
        assertThat(ring(first, 1).getString("state")).isEqualTo("waiting");
        failing.end();
        awaitRing(first, 1, "open");
    }
}
