package io.masif.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.decision.HostSet;
import io.masif.domain.ApprovalPattern;
import io.masif.domain.Kind;
import io.masif.rig.Await;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Decisions still name hosts that were removed. */
class FormerHostTest extends ApiCase {
    @Test
    void aDecisionNamesAHostThatWasRemoved() {
        rows.host("before", BAR);
        rows.host("after", BAR);
        int before = rows.id("before");
        rows.remove("before");
        rows.host("a", PERL);
        awaitPending(2);
        rows.approval(
                List.of(new ApprovalPattern("bar", Kind.UPDATE, null, "1.1")), HostSet.of(before, rows.id("after")));
        Await.until("approved", SOON, () -> approvals().size() == 1);
        assertThat(named()).containsExactly("after", "before");
        rows.remove("after");
        Await.until("removed", SOON, () -> api.get("/api/v1/hosts/after").statusCode() == 404);
        assertThat(named()).containsExactly("after", "before");
    }

    @Test
    void namesOfRemovedHostsAreReadOnlyWhereADecisionNamesThem() {
        rows.host("a", PERL);
        awaitPending(1);
        rows.read("RENAME TABLE former_host TO former_host_gone");
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
