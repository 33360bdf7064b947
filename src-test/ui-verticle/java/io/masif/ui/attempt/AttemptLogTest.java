package io.masif.ui.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AttemptLogTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final List<String> stored = new CopyOnWriteArrayList<>();
    private volatile boolean isDatabaseUnavailable;

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void theFirstFailureIsStoredAtOnceAndLaterOnesAsACount() {
        AttemptLog failed = createLog(Duration.ofHours(1));
        on(() -> {
            for (int i = 0; i < 5; i++) {
                failed.add(attempt("admin"));
            }
            failed.flush();
        });
        Await.until("both", TIMEOUT, () -> stored.size() == 2);
        assertThat(stored).containsExactly(line("admin", 1), line("admin", 4));
    }

    @Test
    void aFloodOfNamesCausesFewLines() {
        AttemptLog failed = createLog(Duration.ofHours(1));
        on(() -> {
            for (int i = 0; i < 1000; i++) {
                failed.add(attempt("name" + i));
            }
            failed.flush();
        });
        Await.until("all", TIMEOUT, () -> stored.size() == 7);
        assertThat(stored).contains("others {\"address\":\"several\",\"by\":\"page\",\"attempts\":994}");
    }

    @Test
    void anOperatorsFloodHidesNoOther() {
        AttemptLog refused = createLog(Duration.ofHours(1), attempt -> attempt(attempt.actor(), "several"));
        on(() -> {
            for (int i = 0; i < 1000; i++) {
                refused.add(attempt("vera", "192.0.2." + i));
            }
            refused.add(attempt("anna"));
            refused.flush();
        });
        Await.until("all", TIMEOUT, () -> stored.size() == 8);
        assertThat(stored).contains(line("anna", 1), "vera {\"address\":\"several\",\"by\":\"page\",\"attempts\":994}");
    }

    @Test
    void theCountIsWrittenAtTheEndOfAnInterval() {
        AttemptLog failed = createLog(Duration.ofMillis(20));
        on(() -> {
            failed.add(attempt("admin"));
            failed.add(attempt("admin"));
        });
        Await.until("both", TIMEOUT, () -> stored.size() == 2);
        on(() -> failed.add(attempt("admin")));
        Await.until("the third", TIMEOUT, () -> stored.size() == 3);
    }

    @Test
    void aFailedWriteIsRetried() {
        isDatabaseUnavailable = true;
        AttemptLog failed = createLog(Duration.ofMillis(20));
        on(() -> {
            failed.add(attempt("admin"));
            failed.add(attempt("admin"));
            isDatabaseUnavailable = false;
        });
        Await.until("both", TIMEOUT, () -> stored.contains(line("admin", 2)));
    }

    private static String line(String name, int attempts) {
        return name + " {\"address\":\"192.0.2.1\",\"by\":\"page\",\"attempts\":" + attempts + "}";
    }

    private AttemptLog createLog(Duration interval) {
        return createLog(interval, attempt -> attempt("others", "several"));
    }

    private AttemptLog createLog(Duration interval, UnaryOperator<RefusedAttempt> summarize) {
        return new AttemptLog(vertx, interval, new AttemptLog.Target("login failed", summarize, this::store));
    }

    private Future<Void> store(String actor, JsonObject detail) {
        if (isDatabaseUnavailable) {
            return Future.failedFuture("away");
        }
        stored.add(actor + " " + detail.encode());
        return Future.succeededFuture();
    }

    private void on(Runnable task) {
        vertx.runOnContext(on -> task.run());
    }

    private static RefusedAttempt attempt(String name) {
        return attempt(name, "192.0.2.1");
    }

    private static RefusedAttempt attempt(String name, String address) {
        return new RefusedAttempt(name, new JsonObject().put("address", address).put("by", "page"));
    }
}
