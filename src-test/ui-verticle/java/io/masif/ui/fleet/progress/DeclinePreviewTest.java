package io.masif.ui.fleet.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.decision.Decision;
import io.masif.decision.HostSelection;
import io.masif.decision.HostSet;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.host.Facts;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.index.PendingActions;
import io.masif.ui.store.FleetAction;
import io.masif.ui.store.HostRecord;
import io.masif.ui.store.ReportedPlan;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.approval.StandingApproval;
import io.masif.ui.view.decline.DeclinePreview;
import io.masif.ui.view.host.HostChoice;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a decline would concern. */
class DeclinePreviewTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Action PERL = Action.of("perl", "amd64", Kind.UPDATE, "5.24", "5.36");
    private static final ActionKey NOT_PLANNED = ActionKey.of("bar", Kind.UPDATE, null, "1.1");

    @Test
    void hostsAreCountedThatHaveNotDeclinedYet() {
        FleetIndex fleet = new FleetIndex();
        fleet.put(0, new FleetAction(PERL, "perl", NOW));
        fleet.plans().put(1, new int[] {0});
        for (int host = 1; host <= 3; host++) {
            fleet.put(
                    new HostRecord(host, "host-" + host, new ReportedPlan(2, 1, NOW), Facts.UNKNOWN, NOW, NOW, false));
        }
        fleet.update(fleet.decisions(), List.of(decision(1, 2)), List.of());
        fleet.update(fleet.declines(), List.of(decision(3)), List.of());
        DeclinePreview preview = new Previews(fleet, new PendingActions(fleet, NOW))
                .previewDecline(List.of(ActionKey.of(PERL), NOT_PLANNED), HostChoice.ALL);
        assertThat(preview).isEqualTo(new DeclinePreview(2, 1, 2, 2, 0));
    }

    private static StandingApproval decision(int... hosts) {
        return new StandingApproval(
                new Decision(
                        7,
                        List.of(ActionKey.of(PERL).toPattern()),
                        HostSelection.only(HostSet.of(hosts)),
                        null,
                        List.of()),
                "test",
                null,
                NOW,
                null);
    }
}
