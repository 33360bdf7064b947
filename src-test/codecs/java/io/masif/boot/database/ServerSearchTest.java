package io.masif.boot.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.boot.database.ServerProbe.State;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** For which of three servers the search for another one waits. */
class ServerSearchTest {
    private static final int PATIENCE_SECONDS = 60;

    private final Vertx vertx = Vertx.vertx();
    private final List<Promise<State>> servers = List.of(Promise.promise(), Promise.promise(), Promise.promise());
    private final List<Future<State>> answers =
            servers.stream().map(Promise::future).toList();

    @AfterEach
    void stop() {
        wait(vertx.close());
    }

    @Test
    void noSilentServerIsWaitedForIfABetterOneCanBeUsed() {
        answer(0, State.UNREACHABLE);
        answer(1, State.WRITABLE);
        assertThat(ServerSearch.isDecided(answers, false)).isTrue();
        assertThat(wait(ServerSearch.await(vertx, answers, false)))
                .containsExactly(State.UNREACHABLE, State.WRITABLE, State.UNREACHABLE);
    }

    @Test
    void betterServerIsWaitedForAWhile() {
        answer(1, State.WRITABLE);
        assertThat(ServerSearch.isDecided(answers, false)).isFalse();
        Future<List<State>> urgent = ServerSearch.await(vertx, answers, true);
        Future<List<State>> patient = ServerSearch.await(vertx, answers, false);
        assertThat(wait(urgent)).containsExactly(State.UNREACHABLE, State.WRITABLE, State.UNREACHABLE);
        assertThat(patient.isComplete()).isFalse();
        answer(0, State.WRITABLE);
        assertThat(wait(patient)).containsExactly(State.WRITABLE, State.WRITABLE, State.UNREACHABLE);
    }

    @Test
    void allAreWaitedForWhileNoneCanBeWrittenTo() {
        answer(0, State.NOT_WRITABLE);
        answer(2, State.UNREACHABLE);
        assertThat(ServerSearch.isDecided(answers, true)).isFalse();
        answer(1, State.UNREACHABLE);
        assertThat(ServerSearch.isDecided(answers, true)).isTrue();
    }

    private void answer(int server, State state) {
        servers.get(server).complete(state);
    }

    private static <T> T wait(Future<T> future) {
        return future.timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
