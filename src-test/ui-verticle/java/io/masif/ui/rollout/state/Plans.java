package io.masif.ui.rollout.state;

import io.masif.ui.rollout.plan.ErrorThreshold;
import io.masif.ui.rollout.plan.HealthCheck;
import io.masif.ui.rollout.plan.HostLimit;
import io.masif.ui.rollout.plan.Ring;
import io.masif.ui.rollout.plan.RingHosts;
import io.masif.ui.rollout.plan.RingTimes;
import io.masif.ui.rollout.plan.SuccessThreshold;
import io.masif.ui.view.host.RingHostState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Rings of plans, and moments. */
final class Plans {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final HealthCheck CHECK = new HealthCheck(HealthCheck.Kind.HTTP, "http://localhost/");

    private Plans() {}

    static Ring ring(boolean byHand, int soakMinutes, HealthCheck check) {
        return ring(byHand, soakMinutes, check, new SuccessThreshold(80, 2));
    }

    static Ring ring(boolean byHand, int soakMinutes, HealthCheck check, SuccessThreshold success) {
        return new Ring(
                new RingHosts.Share(50),
                HostLimit.NONE,
                byHand,
                success,
                new ErrorThreshold(20, 2),
                RingTimes.ofSoak(Duration.ofMinutes(soakMinutes)),
                check);
    }

    static Instant minute(int minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }

    static RingCounts counts(int done, int waiting, int failed, int lost) {
        return new RingCounts(Map.of(
                RingHostState.DONE, done,
                RingHostState.WAITING, waiting,
                RingHostState.FAILED, failed,
                RingHostState.LOST, lost));
    }
}
