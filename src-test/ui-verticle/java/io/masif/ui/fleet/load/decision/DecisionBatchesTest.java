package io.masif.ui.fleet.load.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.decision.Decision;
import io.masif.decision.HostSelection;
import io.masif.domain.ApprovalPattern;
import io.masif.domain.Kind;
import io.masif.ui.view.approval.AuthoredDecision;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DecisionBatchesTest {
    @Test
    void noBatchHasMorePatternsThanAreAppliedAtOnce() {
        List<AuthoredDecision> many =
                LongStream.range(0, 1000).mapToObj(id -> decision(id, 7)).toList();
        List<List<AuthoredDecision>> batches = DecisionBatches.divide(many);
        assertThat(batches).hasSize(4).allSatisfy(batch -> assertThat(batch)
                .hasSizeLessThanOrEqualTo(DecisionBatches.MAX_PATTERNS / 7));
        assertThat(batches.stream().flatMap(List::stream)).containsExactlyElementsOf(many);
    }

    @Test
    void aDecisionIsNotDivided() {
        List<AuthoredDecision> decisions = List.of(decision(1, 1), decision(2, 5000), decision(3, 1));
        assertThat(DecisionBatches.divide(decisions)).hasSize(3);
        assertThat(DecisionBatches.divide(List.of())).isEmpty();
    }

    private static AuthoredDecision decision(long id, int patterns) {
        List<ApprovalPattern> all = IntStream.range(0, patterns)
                .mapToObj(i -> new ApprovalPattern("p" + i, Kind.UPDATE, null, "1"))
                .toList();
        return new AuthoredDecision(
                new Decision(id, all, HostSelection.ALL, null, List.of()), "ada", null, Instant.EPOCH, null);
    }
}
