package io.masif.master.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SteeringTest {
    private final Steering steering = new Steering(Duration.ofSeconds(30));

    @Test
    void intervalGrowsWhileReportsAreRefusedAndComesBackByItself() {
        assertThat(steering.next().json()).isEqualTo("\"next\":30}");
        for (int second = 0; second < 10; second++) {
            steering.strained();
            steering.second();
        }
        assertThat(steering.next().json()).isEqualTo("\"next\":280}");
        for (int second = 0; second < 100; second++) {
            steering.second();
        }
        assertThat(steering.next().json()).isEqualTo("\"next\":30}");
    }

    @Test
    void hostsThatWereToldToComeLateAreWaitedForUntilTheyMustHaveCome() {
        assertThat(steering.silence()).isEqualTo(Duration.ofSeconds(45));
        for (int second = 0; second < 10; second++) {
            steering.strained();
            steering.second();
        }
        assertThat(steering.silence()).isEqualTo(Duration.ofMinutes(7));
        for (int second = 0; second < 400; second++) {
            steering.second();
        }
        assertThat(steering.next().json()).isEqualTo("\"next\":30}");
        assertThat(steering.silence()).isEqualTo(Duration.ofMinutes(7));
        for (int second = 0; second < 100; second++) {
            steering.second();
        }
        assertThat(steering.silence()).isEqualTo(Duration.ofSeconds(45));
    }

    @Test
    void lateLoopsMakeItGrowSlowly() {
        for (int second = 0; second < 10; second++) {
            steering.late();
            steering.second();
        }
        assertThat(steering.next().json()).isEqualTo("\"next\":49}");
    }

    @Test
    void itDoesNotGrowForEver() {
        for (int second = 0; second < 1000; second++) {
            steering.strained();
            steering.second();
        }
        assertThat(steering.next().json()).isEqualTo("\"next\":1200}");
        assertThat(steering.retryAfter()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(122));
    }
}
