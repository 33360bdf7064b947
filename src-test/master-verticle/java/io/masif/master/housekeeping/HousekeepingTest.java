package io.masif.master.housekeeping;

import static io.masif.master.bed.Housekeeping.BAR;
import static io.masif.master.bed.Housekeeping.FOO;
import static io.masif.master.bed.Housekeeping.V2;
import static io.masif.master.bed.Housekeeping.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Plan;
import io.masif.lease.Lease;
import io.masif.lease.LeaseName;
import io.masif.master.bed.Housekeeping;
import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.RunningMaster;
import io.masif.wire.Report;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class HousekeepingTest {
    @TempDir
    static Path folder;

    @RegisterExtension
    final Housekeeping house = new Housekeeping(folder);

    @Test
    void planThatNoHostHasIsRemovedAfterItsTimeAndItsActionsAfterIt() {
        house.web().post(V2, report(FOO));
        assertThat(house.runHousekeeping()).isEqualTo(Housekeeping.NOTHING);
        ageUnusedRows(8);
        assertThat(house.runHousekeeping().plans()).isEqualTo(1);
        assertThat(house.sql().text("SELECT COUNT(*) FROM plan")).isEqualTo("1");
        assertThat(house.sql().text("SELECT GROUP_CONCAT(package) FROM action WHERE unused_since IS NOT NULL"))
                .isEqualTo("bar");
        ageUnusedRows(8);
        assertThat(house.runHousekeeping().actions()).isEqualTo(1);
        assertThat(house.sql().text("SELECT GROUP_CONCAT(package) FROM action")).isEqualTo("foo");
        assertThat(house.sql().text("SELECT COUNT(*) FROM agent JOIN plan ON plan.id = plan_id"))
                .isEqualTo("1");
    }

    @Test
    void planThatAHostComesBackToIsKept() {
        house.web().post(V2, report(FOO));
        house.runHousekeeping();
        ageUnusedRows(8);
        assertThat(house.web().post(V2, digest(BAR)).status()).isEqualTo(200);
        assertThat(house.runHousekeeping().plans()).isZero();
        assertThat(house.sql().text("SELECT COUNT(*) FROM plan WHERE unused_since IS NULL"))
                .isEqualTo("1");
    }

    @Test
    void masterThatRemembersARemovedPlanAddsItAgain() {
        house.web().post(V2, report(FOO));
        house.runHousekeeping();
        ageUnusedRows(8);
        assertThat(house.runHousekeeping().plans()).isEqualTo(1);
        assertThat(house.web().post(V2, digest(BAR)).status()).isEqualTo(409);
        assertThat(house.web().post(V2, report(BAR)).status()).isEqualTo(200);
        assertThat(house.web().post(V2, digest(BAR)).status()).isEqualTo(200);
        assertDangling("0");
    }

    @Test
    void nothingIsLostWhileManyHostsComeAndGoBetweenPlansThatAreRemoved() {
        int hosts = 8;
        List<HttpAgent> agents = IntStream.range(0, hosts)
                .mapToObj(i -> house.agent(house.master(), "host" + i))
                .toList();
        try {
            for (int round = 0; round < 30; round++) {
                List<Future<HttpAgent.Answer>> answers = new ArrayList<>();
                for (int i = 0; i < hosts; i++) {
                    Action own = Action.of("own" + (round + i) % 3, "all", Kind.UPDATE, "1", "2");
                    answers.add(agents.get(i).postAsync(V2, report(own, BAR)));
                }
                // found first, and then updated: one statement for both could be the victim of a deadlock
                String unused = house.sql()
                        .text("SELECT COALESCE(GROUP_CONCAT(id), '0') FROM plan"
                                + " WHERE id NOT IN (SELECT plan_id FROM agent)");
                house.sql()
                        .rows("UPDATE plan SET unused_since = UTC_TIMESTAMP(3) - INTERVAL 8 DAY WHERE id IN (" + unused
                                + ")");
                Future<RemovedRows> housekeepingRun = house.runHousekeepingAsync();
                assertThat(answers.stream().map(RunningMaster::join).map(HttpAgent.Answer::status))
                        .containsOnly(200);
                RunningMaster.join(housekeepingRun);
                assertDangling("0");
            }
        } finally {
            agents.forEach(HttpAgent::close);
        }
        assertThat(house.sql().text("SELECT COUNT(*) FROM agent")).isEqualTo("9");
    }

    @Test
    void actionThatComesBackIntoAPlanIsNoLongerMarked() {
        house.web().post(V2, report(FOO));
        ageUnusedRows(8);
        house.sql().rows("UPDATE action SET unused_since = UTC_TIMESTAMP(3) - INTERVAL 8 DAY");
        try (RunningMaster second = house.startMaster();
                HttpAgent mail = house.agent(second, "mail")) {
            assertThat(mail.post(V2, report(FOO, BAR)).status()).isEqualTo(200);
        }
        assertThat(house.sql().text("SELECT COUNT(*) FROM action WHERE unused_since IS NOT NULL"))
                .isEqualTo("0");
        assertThat(house.runHousekeeping().actions()).isZero();
    }

    @Test
    void oneMasterAtATimeIsAtIt() {
        house.sql().rows("UPDATE event SET happened_at = '2000-01-01'");
        Lease lease = RunningMaster.join(
                        Lease.acquire(house.sql().pool(), LeaseName.HOUSEKEEPING, "another", Duration.ofMinutes(1)))
                .orElseThrow();
        assertThat(house.runHousekeeping()).isEqualTo(Housekeeping.NOTHING);
        assertThat(house.sql().text("SELECT COUNT(*) FROM event")).isEqualTo("1");
        RunningMaster.join(lease.releaseAfter(house.sql().pool(), held -> Future.succeededFuture()));
        assertThat(house.runHousekeeping().events()).isEqualTo(1);
    }

    /** As if what is marked had been marked so many days earlier. */
    private void ageUnusedRows(int days) {
        for (String table : List.of("plan", "action")) {
            house.sql().rows("UPDATE " + table + " SET unused_since = unused_since - INTERVAL " + days + " DAY");
        }
    }

    private void assertDangling(String count) {
        assertThat(house.sql()
                        .text("SELECT COUNT(*) FROM agent LEFT JOIN plan ON plan.id = plan_id WHERE plan.id IS NULL"))
                .isEqualTo(count);
    }

    private static String digest(Action... actions) {
        return new Report(Plan.of(List.of(actions)).digest(), Optional.empty(), null, List.of())
                .toJson()
                .encode();
    }
}
