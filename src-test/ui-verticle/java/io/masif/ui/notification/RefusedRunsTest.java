package io.masif.ui.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Result;
import io.masif.rig.process.Await;
import io.masif.ui.bed.FailingStatement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Operators are notified of runs that executed nothing by their causes. */
class RefusedRunsTest extends NotificationCase {
    /** Of all runs that are there, as masters write it. */
    private void endRuns(LocalDateTime end) {
        rows.query("""
                INSERT INTO event (happened_at, actor, kind, detail)
                SELECT ?, h.name, 'run-ended',
                  CONCAT('{"host":"', h.name, '","run":"', r.uuid, '","done":', h.name = 'other', ',"failed":',
                    h.name = 'failing', ',"skipped":1}')
                FROM run r JOIN agent h ON h.id = r.agent_id
                """, end);
    }

    private void refuse(String host, Action action, String message) {
        rows.putHost(host, action);
        rows.putRun(host, action, Result.SKIPPED, message, "the output");
    }

    /** All actions of a run that executed nothing have the same reason. */
    private void addToRun(String host, Action action, String message) {
        rows.query("""
                INSERT INTO run_action (run_id, action_id, result, message)
                SELECT r.id, x.id, 'skipped', ? FROM run r JOIN agent h ON h.id = r.agent_id JOIN action x
                WHERE h.name = ? AND x.package = ?
                """, message, host, action.packageName());
    }

    /** Such as a download that failed. What a run left out that executed others is tried again without anybody. */
    @Test
    void runsThatExecutedNothingAreOneNotificationForEachCause() {
        for (String host : List.of("a", "b", "c")) {
            refuse(host, PERL, "no space left on the device: " + (int) host.charAt(0) + " bytes");
            refuse(host, BAR, "no space left on the device: 7 bytes");
        }
        refuse("d", PERL, "the mirror does not answer");
        addToRun("d", BAR, "the mirror does not answer: it is down");
        refuse("e", BAR, null);
        refuse("other", BAR, "left out");
        addWebhook("run-failed");
        endRuns(LocalDateTime.now(ZoneOffset.UTC).minusMinutes(5));
        enableSinceAnHour();
        awaitReceived(3);
        assertThat(receiver.all().stream().map(each -> each.json().getString("text")))
                .containsExactlyInAnyOrder(
                        "Nothing was executed on 3 hosts: no space left on the device: 7 bytes (a, b, c)",
                        "Nothing was executed on 1 host: the mirror does not answer (d)",
                        "Nothing was executed on 1 host: no reason was given (e)");
        awaitState("sent");
        assertThat(notifications()).hasSize(3);
    }

    private void awaitRead(LocalDateTime moment) {
        String read = "SELECT 1 FROM notification_progress WHERE event = 'run-refused' AND seen_until >= ?";
        Await.until(
                "read until " + moment, TIMEOUT, () -> rows.query(read, moment).size() == 1);
    }

    /** The periods that are read end where another route was switched on: two of them are of the same hour. */
    @Test
    void theSameCauseIsOneNotificationInAnHour() {
        refuse("a", PERL, "no space left on the device");
        LocalDateTime hour =
                LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.HOURS).minusHours(4);
        endRuns(hour.plusMinutes(5));
        endRuns(hour.plusMinutes(15));
        addWebhook("run-failed");
        add(route("at-10", "webhook", receiver.url(), List.of("run-failed")));
        add(route("at-20", "webhook", receiver.url(), List.of("run-failed")));
        rows.query("DELETE FROM notification_progress");
        rows.query("UPDATE notification_route SET enabled_at = ?", hour);
        rows.query("UPDATE notification_route SET enabled_at = ? WHERE name = 'at-10'", hour.plusMinutes(10));
        rows.query("UPDATE notification_route SET enabled_at = ? WHERE name = 'at-20'", hour.plusMinutes(20));
        restart();
        awaitRead(hour.plusMinutes(10));
        restart();
        awaitRead(hour.plusMinutes(20));
        assertThat(notifications())
                .filteredOn(each -> each.getString("route").equals("chat"))
                .singleElement()
                .extracting(each -> each.getString("text"))
                .isEqualTo("Nothing was executed on 1 host: no space left on the device (a)");
    }

    @Test
    void whatFailedIsSentAlsoIfTheyCannotBe() {
        refuse("a", PERL, "no space left on the device");
        rows.putHost("failing", BAR);
        rows.putRun("failing", BAR, Result.FAILED, "its postinst failed", "the output");
        endRuns(LocalDateTime.now(ZoneOffset.UTC).minusMinutes(5));
        addWebhook("run-failed");
        FailingStatement failing =
                FailingStatement.begin(rows, "INSERT ON notification", "NEW.subject LIKE 'refused:%'");
        enableSinceAnHour();
        failing.awaitAttempt();
        assertThat(awaitReceived(1).json().getString("text")).isEqualTo("bar (update 1.1) failed on 1 host: failing");
        failing.end();
        assertThat(awaitReceived(2).json().getString("text"))
                .isEqualTo("Nothing was executed on 1 host: no space left on the device (a)");
    }
}
