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
    private static final int ENOUGH = 400;
    private static final int FAIR = 30;

    private final Vertx vertx = Vertx.vertx();
    private final ApprovalPace pace = new ApprovalPace(PACE);

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void eachEventLoopGetsItsShare() {
        List<AtomicInteger> answered =
                Stream.generate(AtomicInteger::new).limit(3).toList();
        answered.forEach(each -> vertx.deployVerticle(new EventLoop(each)));
        Await.until(
                "so many are answered",
                Duration.ofSeconds(90),
                () -> answered.stream().mapToInt(AtomicInteger::get).sum() >= ENOUGH);
        assertThat(answered).allSatisfy(each -> assertThat(each.get()).isGreaterThan(FAIR));
    }

    /** Has more to answer than all of them may. */
    private final class EventLoop extends VerticleBase {
        private final PacedAnswers paced;

        EventLoop(AtomicInteger answered) {
            paced = new PacedAnswers(pace, report -> answered.incrementAndGet());
        }

        @Override
        public Future<?> start() {
            HeldPlan plan = new HeldPlan(1, List.of());
            HoldRequest request =
                    new HoldRequest(1, 1, List.of(), new WaitRequest(HeldHost.LONG, ""), null, Long.MAX_VALUE);
            Stream.generate(() -> new HeldReport(null, "web", request, plan, 1))
                    .limit(REPORTS)
                    .forEach(paced::add);
            paced.begin(vertx);
            return Future.succeededFuture();
        }
    }
}
