package io.masif.master.held;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.wire.WaitRequest;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several event loops answer at one pace. */
class PacedAnswersTest {
    private static final int REPORTS = 2000;
    private static final int PACE = 100;
    private static final int ENOUGH = 900;
    private static final int FAIR = 200;

    private final Vertx vertx = Vertx.vertx();
    private final ApprovalPace pace = new ApprovalPace(PACE);

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void eachEventLoopGetsItsShare() {
        List<AtomicInteger> answered =
                Stream.generate(AtomicInteger::new).limit(2).toList();
        for (int i = 0; i < answered.size(); i++) {
            vertx.deployVerticle(new EventLoop(answered.get(i), 1 + 5 * i));
        }
        Await.until(
                "so many are answered",
                Duration.ofSeconds(90),
                () -> answered.stream().mapToInt(AtomicInteger::get).sum() >= ENOUGH);
        assertThat(answered).allSatisfy(each -> assertThat(each.get()).isGreaterThan(FAIR));
    }

    /** Has more to answer than all of them may. */
    private final class EventLoop extends VerticleBase {
        private final PacedAnswers paced;
        private final int delayMillis;

        /** @param delayMillis when it begins */
        EventLoop(AtomicInteger answered, int delayMillis) {
            this.paced = new PacedAnswers(pace, report -> answered.incrementAndGet());
            this.delayMillis = delayMillis;
        }

        @Override
        public Future<?> start() {
            HoldRequest request =
                    new HoldRequest(1, 1, List.of(), new WaitRequest(HeldHost.LONG, ""), null, Long.MAX_VALUE);
            HeldPlan plan = new HeldPlans(1000).acquire(request).orElseThrow();
            Stream.generate(() -> new HeldReport(null, "web", request, plan, 1))
                    .limit(REPORTS)
                    .forEach(paced::add);
            vertx.setTimer(delayMillis, later -> paced.begin(vertx));
            return Future.succeededFuture();
        }
    }
}
