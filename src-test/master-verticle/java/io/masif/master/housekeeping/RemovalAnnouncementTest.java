package io.masif.master.housekeeping;

import static io.masif.master.bed.Housekeeping.BAR;
import static io.masif.master.bed.Housekeeping.FOO;
import static io.masif.master.bed.Housekeeping.V2;
import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Plan;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.master.bed.Housekeeping;
import io.masif.master.bed.RunningMaster;
import io.masif.wire.Report;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** How UIs learn of which actions they have to read the outcomes again. */
class RemovalAnnouncementTest {
    @TempDir
    static Path folder;

    @RegisterExtension
    final Housekeeping house = new Housekeeping(folder);

    @Test
    void theActionsOfRemovedRunsAreMarked() {
        report(run("old", FOO), run("recent", BAR));
        house.sql().rows("UPDATE run SET told_at = UTC_TIMESTAMP(3) - INTERVAL 181 DAY WHERE uuid = 'old'");
        assertThat(house.runHousekeeping().runs()).isEqualTo(1);
        assertThat(announcedActions()).isEqualTo(FOO.packageName());
        assertThat(house.sql().text("SELECT COUNT(*) FROM action WHERE outcomes_removed IS NOT NULL"))
                .isEqualTo("1");
    }

    /** Otherwise a UI would have read the outcomes before they were gone, and would not read them again. */
    @Test
    void theActionsAreMarkedWithWhatAnnouncesTheRemovalIfTheCounterIsRaisedMeanwhile() {
        report(run("old", FOO));
        house.sql().rows("UPDATE run SET told_at = UTC_TIMESTAMP(3) - INTERVAL 181 DAY");
        RunningMaster.join(house.sql()
                .pool()
                .query("CREATE TRIGGER another AFTER DELETE ON run_action FOR EACH ROW"
                        + " UPDATE counter SET value = value + 1 WHERE name = 'removal'")
                .execute());
        assertThat(house.runHousekeeping().runs()).isEqualTo(1);
        assertThat(announcedActions()).isEqualTo(FOO.packageName());
    }

    private String announcedActions() {
        return house.sql()
                .text("SELECT GROUP_CONCAT(package) FROM action WHERE outcomes_removed ="
                        + " (SELECT value FROM counter WHERE name = 'removal')");
    }

    private void report(Run... runs) {
        String body = new Report(Plan.of(List.of(BAR)).digest(), Optional.empty(), null, List.of(runs))
                .toJson()
                .encode();
        assertThat(house.web().post(V2, body).status()).isEqualTo(200);
    }

    private static Run run(String id, Action action) {
        Instant ended = Instant.now();
        return new Run(
                id, ended.minusSeconds(9), ended, List.of(new Run.Outcome(action, Result.DONE, null)), null, "log");
    }
}
