package io.masif.ui.fleet.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.domain.host.BlockedAction;
import io.masif.domain.host.Facts;
import io.masif.ui.bed.ApiCase;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How far a decision is on its hosts. */
class ApprovalProgressTest extends ApiCase {
    @Test
    void progressIsCountedByHost() {
        List.of("a", "b", "c", "d").forEach(host -> rows.putHost(host, PERL));
        awaitPending(1);
        approve("perl", "update", "5.36", null);
        rows.putRun("a", PERL, Result.RUNNING, null, "");
        rows.putRun("b", PERL, Result.FAILED, "exit status 3", "the output");
        rows.putHost("c");
        rows.putRun("c", PERL, Result.DONE, null, "");
        awaitApproval("done", 1);
        JsonObject approval = approvals().getJsonObject(0);
        assertThat(approval.getInteger("running")).isEqualTo(1);
        assertThat(approval.getInteger("failed")).isEqualTo(1);
        assertThat(approval.getInteger("waiting")).isEqualTo(1);
    }

    @Test
    void anApprovalReportsWhatItWaitsFor() {
        Facts facts = Facts.UNKNOWN.with(List.of(new BlockedAction(BAR, List.of(NEWDEP), "needs more")));
        rows.insertApproval("bar", "update", null, "1.1", null);
        rows.putHost("a", facts, BAR, NEWDEP);
        awaitApproval("waiting", 1);
        JsonObject blocked =
                approvals().getJsonObject(0).getJsonArray("blocked").getJsonObject(0);
        assertThat(blocked.getString("host")).isEqualTo("a");
        assertThat(blocked.getJsonArray("waits_for").getJsonObject(0).getString("package"))
                .isEqualTo("newdep");
    }
}
