package io.masif.cli.command.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.cli.json.JsonRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Map<String, Object> BLOCKED =
            Map.of("host", "web-1", "waits_for", List.of(Map.of("package", "probe", "action", "configure")));

    @Test
    void aHostThatIsBlockedForSeveralReasonsIsOneHost() {
        Progress progress =
                progress(Map.of("waiting", 2, "done", 5, "blocked_hosts", 1, "blocked", List.of(BLOCKED, BLOCKED)));
        assertThat(progress).hasToString("2 waiting, 5 done, 1 blocked");
        assertThat(progress.describeBlocked(9)).containsExactly("web-1 needs configure probe");
        assertThat(progress.isEnded()).isFalse();
        assertThat(progress(Map.of("waiting", 1, "blocked_hosts", 1, "blocked", List.of(BLOCKED, BLOCKED)))
                        .isEnded())
                .isTrue();
    }

    @Test
    void itIsEndedAlsoIfMoreHostsAreBlockedThanTheServerNames() {
        Progress progress =
                progress(Map.of("waiting", 1500, "done", 5, "blocked_hosts", 1500, "blocked", List.of(BLOCKED)));
        assertThat(progress.isEnded()).isTrue();
        assertThat(progress).hasToString("1,500 waiting, 5 done, 1,500 blocked");
    }

    @Test
    void itIsCompleteWhenNoHostIsLeft() {
        assertThat(progress(Map.of("done", 5)).isComplete()).isTrue();
        for (String member : List.of("waiting", "running", "failed", "silent", "declined")) {
            assertThat(progress(Map.of("done", 5, member, 1)).isComplete())
                    .as(member)
                    .isFalse();
        }
        Progress revoked = progress(Map.of("done", 5, "revoked", "2026-11-29T16:02:38Z"));
        assertThat(revoked.isEnded()).isTrue();
        assertThat(revoked.isComplete()).isFalse();
        assertThat(revoked).hasToString("revoked, 5 done");
        assertThat(progress(Map.of("done", 5, "expires", "2020-01-01T00:00:00Z")))
                .hasToString("expired, 5 done");
    }

    private static Progress progress(Map<String, Object> members) {
        return Progress.of(new JsonRow(new HashMap<>(members)));
    }
}
