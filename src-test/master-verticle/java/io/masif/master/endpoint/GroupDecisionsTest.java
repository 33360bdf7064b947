package io.masif.master.endpoint;

import static io.masif.master.endpoint.ReportBodies.digestOnly;
import static io.masif.master.endpoint.ReportBodies.full;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.master.bed.GroupRows;
import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.MasterCase;
import io.masif.rig.process.Await;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A decision for a group is one for its members, as they are at the moment of the answer. */
class GroupDecisionsTest extends MasterCase {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String V1 = "/v1/pending-tasks";
    private static final String V2 = "/v2/report";
    private static final Action BAR = Action.of("bar", "amd64", Kind.UPDATE, "1.0", "1.1");
    private static final String TASKS = """
            [{"package":"bar","action":"update","from_version":"1.0","to_version":"1.1"},
             {"package":"bar","action":"configure","to_version":"1.1"}]""";

    private HttpAgent old;
    private GroupRows groups;

    @BeforeEach
    void report() {
        old = HttpAgent.of(master, pki, "old");
        groups = new GroupRows(sql);
        web.post(V2, full(BAR));
        old.post(V1, TASKS);
    }

    @Test
    void anApprovalFollowsTheMembers() {
        long group = groups.add("blue", "web");
        groups.approve("bar", group);
        awaitApproved(true, false);
        groups.setMembers(group, "web", "old");
        awaitApproved(true, true);
        groups.setMembers(group, "old");
        awaitApproved(false, true);
        groups.setMembers(group);
        awaitApproved(false, false);
    }

    @Test
    void aDeclineFollowsTheMembersAndBeatsAnApproval() {
        sql.approve("bar", null, null, null, null);
        awaitApproved(true, true);
        long group = groups.add("blue", "old");
        groups.decline("bar", group);
        awaitApproved(true, false);
        groups.setMembers(group, "web");
        awaitApproved(false, true);
    }

    private void awaitApproved(boolean forWeb, boolean forOld) {
        Await.until(
                "approved for web: " + forWeb + ", for old: " + forOld,
                TIMEOUT,
                () -> isApproved() == forWeb && old.post(V1, TASKS).array().isEmpty() != forOld);
    }

    private boolean isApproved() {
        return !web.post(V2, digestOnly(BAR)).object().getJsonArray("approved").isEmpty();
    }
}
