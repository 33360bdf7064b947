package io.masif.master.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.clock.DatabaseClock;
import io.masif.clock.HttpDate;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostClocksTest {
    private final Vertx vertx = Vertx.vertx();
    private final HostClocks clocks = HostClocks.of(vertx);

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void hostThatTellsItsTimeNoLongerIsForgotten() {
        DatabaseClock.of(vertx).measured(LocalDateTime.now(ZoneOffset.UTC), System.nanoTime());
        clocks.reported("web", HttpDate.format(Instant.now().plus(Duration.ofHours(2))));
        assertThat(clocks.of("web")).isNotNull();
        assertThat(clocks.takeChanged()).containsExactly("web");
        clocks.reported("web", null);
        assertThat(clocks.of("web")).isNull();
        assertThat(clocks.takeChanged()).containsExactly("web");
        clocks.reported("web", null);
        assertThat(clocks.takeChanged()).isEmpty();
    }

    @Test
    void hostIsForgottenBeforeTheDatabaseWasAsked() {
        clocks.reported("web", HttpDate.format(Instant.now().plus(Duration.ofHours(2))));
        clocks.reported("web", null);
        DatabaseClock.of(vertx).measured(LocalDateTime.now(ZoneOffset.UTC), System.nanoTime());
        assertThat(clocks.of("web")).isNull();
    }
}
