package io.masif.ui.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Futures;
import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.approval.summary.RevocationSummary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RevocationArchiveTest extends ApiCase {
    @Test
    void manyRevocationsOfOneDecisionHideNoneOfAnother() {
        revoke(1, "early", 2);
        revoke(2, "old", 1);
        revoke(2, "recent", 1000);
        Map<Long, List<RevocationSummary>> found =
                Futures.await(new RevocationArchive(ui.pool(), DecisionKind.APPROVAL).find(List.of(1L, 2L, 3L)));
        assertThat(found).containsOnlyKeys(1L, 2L);
        assertThat(found.get(1L))
                .extracting(RevocationSummary::comment)
                .containsOnly("early")
                .hasSize(2);
        assertThat(found.get(2L))
                .extracting(RevocationSummary::comment)
                .containsOnly("recent")
                .hasSize(1000);
    }

    private void revoke(long decision, String comment, int times) {
        rows.query(
                "INSERT INTO revocation (decision_id, patterns, scope, author, comment, created_at)"
                        + " SELECT ?, '[{\"package\":\"perl\"}]', 'all', 'ada', ?, UTC_TIMESTAMP(3)"
                        + " FROM information_schema.columns LIMIT ?",
                decision,
                comment,
                times);
    }
}
