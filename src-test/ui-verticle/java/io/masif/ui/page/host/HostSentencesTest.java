package io.masif.ui.page.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.domain.host.BlockedAction;
import io.masif.domain.host.ExecutionLimits;
import io.masif.domain.host.Facts;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostSentence;
import io.masif.domain.host.HostState;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pages say in the language of the reader what hosts say. */
class HostSentencesTest extends ApiCase {
    @Test
    void pagesTranslateWhichDiskIsFull() {
        String problem = HostSentence.DISK_FULL.format(HostSentence.DPKG_DATABASE.format() + " (/var/lib/dpkg)", 3072);
        rows.putHost(
                "a",
                Facts.builder()
                        .condition(new HostProblem(HostState.DISK_FULL, problem))
                        .build(),
                PERL);
        awaitPending(1);
        assertThat(ui.logIn()
                        .withHeader("Accept-Language", "de")
                        .get("/hosts/a")
                        .body())
                .contains("der Datenträger ist voll (Datenbank von dpkg (/var/lib/dpkg)), 3072 KiB sind frei");
    }

    @Test
    void pagesTranslateWhyAnActionIsBlockedAndHowItEnded() {
        String reason = HostSentence.FAILED_BECAUSE.format(HostSentence.LEFT_HALF_DONE.format());
        rows.putHost(
                "a",
                Facts.builder()
                        .limits(new ExecutionLimits(1L, List.of(new BlockedAction(BAR, List.of(), reason))))
                        .build(),
                PERL,
                BAR);
        awaitPending(2);
        approve("bar", "update", "1.1", null);
        rows.putRun("a", BAR, Result.FAILED, HostSentence.LEFT_HALF_DONE.format(), "the output");
        awaitApproval("failed", 1);
        Browser browser = ui.logIn();
        browser.postForm("/preferences", "csrf", browser.csrf(), "language", "de", "return", "/");
        String german = "dpkg hat das Paket halb fertig gelassen, wegen eines anderen Pakets oder einer Unterbrechung";
        assertThat(browser.get("/hosts/a").body())
                .contains("neuer Versuch, wenn jemand ihn auslöst")
                .contains(german);
        for (String page : List.of("/hosts/a/runs", "/runs", "/parts/progress/1", "/health/failed-runs")) {
            assertThat(browser.get(page).body()).as(page).contains(german).doesNotContain("dpkg left the package");
        }
    }
}
