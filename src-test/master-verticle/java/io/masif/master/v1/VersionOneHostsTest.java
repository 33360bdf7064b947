package io.masif.master.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.VersionOneCase;
import io.masif.master.bed.VersionOneDatabase;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What follows for hosts of version 1, which report neither outcomes nor that nothing is left to do. */
class VersionOneHostsTest extends VersionOneCase {
    @Test
    void planOfAHostThatIsSilentSinceAllOfItWasApprovedIsEmptiedAndDone() {
        long host = database.host("silent", 1, 120);
        database.storeAnswer(host, true, NONE, 120);
        emptyPlans();
        assertThat(database.withPlan("[]")).containsExactly("silent");
        assertThat(database.texts(
                        "SELECT CONCAT_WS(' ', agent.name, action.package, result, message LIKE '%neither outcomes%',"
                                + " ended_at IS NOT NULL) FROM run JOIN agent ON agent.id = agent_id"
                                + " JOIN run_action ON run_id = run.id JOIN action ON action.id = action_id"))
                .containsExactly("silent perl done 1 1");
        assertThat(database.texts("SELECT last_seen < UTC_TIMESTAMP() - INTERVAL 1 HOUR FROM agent"))
                .containsExactly("1");
        assertThat(database.texts("SELECT agent_id FROM approved_answer")).isEmpty();
        assertThat(database.texts("SELECT revision > 0 FROM agent")).containsExactly("1");
        emptyPlans();
        assertThat(database.texts("SELECT id FROM run")).hasSize(1);
    }

    @Test
    void planStaysWhereSilenceProvesNothing() {
        database.storeAnswer(database.host("part", 1, 120), false, Set.of(VersionOneDatabase.PERL.digest()), 120);
        database.storeAnswer(database.host("there", 1, 30), true, NONE, 120);
        database.storeAnswer(database.host("stuck", 1, 120), true, NONE, 3 * 24 * 60);
        database.storeAnswer(database.host("new", 2, 120), true, NONE, 120);
        database.host("unanswered", 1, 120);
        emptyPlans();
        assertThat(database.withPlan("[]")).isEmpty();
        assertThat(database.texts("SELECT id FROM run")).isEmpty();
    }

    @Test
    void silenceDuringAnOutageOfTheMastersProvesNothing() {
        database.storeAnswer(database.host("silent", 1, 120), true, NONE, 120);
        MasterUptime uptime = new MasterUptime();
        SilentHosts hosts = new SilentHosts(vertx, database.pool(), uptime);
        VersionOneDatabase.wait(hosts.emptyPlans(Duration.ofHours(1), 0));
        recordUptime(uptime, 0, 59);
        VersionOneDatabase.wait(hosts.emptyPlans(Duration.ofHours(1), minutesToNanos(59)));
        recordUptime(uptime, 62, 121);
        VersionOneDatabase.wait(hosts.emptyPlans(Duration.ofHours(1), minutesToNanos(121)));
        assertThat(database.withPlan("[]")).isEmpty();
        recordUptime(uptime, 121, 122);
        VersionOneDatabase.wait(hosts.emptyPlans(Duration.ofHours(1), minutesToNanos(124)));
        assertThat(database.withPlan("[]")).isEmpty();
        VersionOneDatabase.wait(hosts.emptyPlans(Duration.ofHours(1), minutesToNanos(122)));
        assertThat(database.withPlan("[]")).containsExactly("silent");
    }

    private void emptyPlans() {
        MasterUptime uptime = new MasterUptime();
        recordUptime(uptime, 0, 60);
        VersionOneDatabase.wait(
                new SilentHosts(vertx, database.pool(), uptime).emptyPlans(Duration.ofHours(1), minutesToNanos(60)));
    }

    private static void recordUptime(MasterUptime uptime, int from, int to) {
        for (int minute = from; minute <= to; minute++) {
            uptime.record(minutesToNanos(minute));
        }
    }

    private static long minutesToNanos(int minutes) {
        return Duration.ofMinutes(minutes).toNanos();
    }
}
