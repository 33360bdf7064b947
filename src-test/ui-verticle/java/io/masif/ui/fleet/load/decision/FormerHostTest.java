package io.masif.ui.fleet.load.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.decision.HostSet;
import io.masif.domain.ApprovalPattern;
import io.masif.domain.Kind;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Decisions still have the names of removed hosts. */
class FormerHostTest extends ApiCase {
    @Test
    void aDecisionNamesAHostThatWasRemoved() {
        rows.putHost("before", BAR);
        rows.putHost("after", BAR);
        int before = rows.getHostId("before");
        rows.removeHost("before");
        rows.putHost("a", PERL);
        awaitPending(2);
        rows.insertApproval(
                List.of(new ApprovalPattern("bar", Kind.UPDATE, null, "1.1")),
                HostSet.of(before, rows.getHostId("after")));
        Await.until("approved", TIMEOUT, () -> approvals().size() == 1);
        assertThat(named()).containsExactly("after", "before");
        rows.removeHost("after");
        Await.until("removed", TIMEOUT, () -> api.get("/api/v1/hosts/after").statusCode() == 404);
        assertThat(named()).containsExactly("after", "before");
    }

    @Test
    void namesOfRemovedHostsAreReadOnlyWhereADecisionNamesThem() {
        rows.putHost("a", PERL);
        awaitPending(1);
        rows.query("RENAME TABLE former_host TO former_host_gone");
        HttpResponse<String> made = approve("perl", "update", "5.36", "a");
        assertThat(new JsonObject(made.body()).getJsonObject("concerns").getInteger("hosts"))
                .isEqualTo(1);
    }

    private List<String> named() {
        return approvals().getJsonObject(0).getJsonArray("hosts").stream()
                .map(String::valueOf)
                .toList();
    }
}
