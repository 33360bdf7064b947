package io.masif.ui.page.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Result;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.database.relay.Statement;
import io.masif.rig.database.relay.StatementListener;
import io.masif.rig.database.relay.StatementRelay;
import io.masif.rig.process.Await;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.RunningUi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However many have the overview open, what it shows is read once. */
class OpenOverviewTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final Action PERL = Action.of("perl", "amd64", Kind.UPDATE, "5.24", "5.36");
    private static final String PART = "/parts/overview?since=week";
    private static final int OPEN = 30;
    /** The most that is read of it in a minute besides what changes with each event. */
    private static final int READS_IN_A_MINUTE = 8;
    /** What is read after events that may come meanwhile. */
    private static final int READS_AFTER_EVENTS = 10;

    private static final String SAMPLER = "INSERT IGNORE INTO fleet_sample";
    /** What the overview reads, and what the UI's own engines do not. */
    private static final List<String> READS = List.of(
            "SUM(a.result",
            "FROM fleet_sample WHERE hour >= ? ORDER BY",
            "FROM instance ORDER BY",
            "operator_visit",
            "operator_since",
            "r.percent, r.step FROM run r JOIN agent a");

    private final Queue<String> statements = new ConcurrentLinkedQueue<>();
    private StatementRelay relay;
    private RunningUi ui;

    @BeforeEach
    void start() {
        EmbeddedDatabase server = EmbeddedDatabase.shared();
        relay = new StatementRelay(server.port(), new StatementListener() {
            @Override
            public boolean onStatement(Statement statement) {
                statements.add(statement.sql().replaceAll("\\s+", " "));
                return true;
            }

            @Override
            public boolean onAnswer(Statement statement) {
                return true;
            }
        });
        ui = RunningUi.startThrough(relay.port(), server, TIMEOUT);
    }

    @AfterEach
    void stop() {
        ui.close();
        relay.close();
    }

    @Test
    void whatItShowsIsReadOnceForAll() {
        ui.rows().putHost("a", PERL);
        ui.rows().putRun("a", PERL, Result.RUNNING, null, "");
        Browser browser = ui.logIn();
        Await.until("the run", TIMEOUT, () -> browser.get(PART).body().contains("/hosts/a\""));
        String first = browser.get(PART).body();
        assertThat(countReads()).isPositive();
        statements.clear();
        Instant begin = Instant.now();
        for (int i = 0; i < OPEN; i++) {
            assertThat(browser.get(PART).statusCode()).isEqualTo(200);
        }
        long minutes = Duration.between(begin, Instant.now()).toMinutes();
        assertThat(countReads()).isLessThanOrEqualTo(READS_IN_A_MINUTE * (minutes + 1) + READS_AFTER_EVENTS);
        assertThat(first).contains("data-testid=\"done\">0<");

        ui.rows().putRun("a", PERL, Result.DONE, null, "");
        Await.until("what was done", TIMEOUT, () -> browser.get(PART).body().contains("data-testid=\"done\">1<"));
    }

    private long countReads() {
        return statements.stream()
                .filter(sql -> !sql.contains(SAMPLER) && READS.stream().anyMatch(sql::contains))
                .count();
    }
}
