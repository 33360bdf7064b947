package io.masif.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.domain.Digest;
import io.masif.wire.ReportAnswerWriter.NextReport;
import io.vertx.core.buffer.Buffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Positive;
import org.junit.jupiter.api.Test;

class ReportAnswerWriterTest {
    private static final Digest BAR = Digest.ofText("bar");
    private static final Digest FOO = Digest.ofText("foo");
    private static final String TAG = tag(Set.of(BAR, FOO), Map.of());

    @Property
    void answerIsReadAsItWasWritten(
            @ForAll Set<String> actions,
            @ForAll Map<String, @Positive Long> requested,
            @ForAll @Positive int next,
            @ForAll @Positive int progress,
            @ForAll @IntRange(min = 1, max = 3) int usualProgress,
            @ForAll @IntRange int within) {
        Set<Digest> approved = actions.stream().map(Digest::ofText).collect(Collectors.toSet());
        Map<Digest, Long> retries = requested.entrySet().stream()
                .collect(Collectors.toMap(each -> Digest.ofText(each.getKey()), Map.Entry::getValue));
        Buffer firstPart = approved(approved, retries);
        String tag = tag(approved, retries);
        for (int seconds : new int[] {progress, usualProgress}) {
            Buffer answer = ReportAnswerWriter.write(firstPart, within, seconds, NextReport.in(next));
            assertThat(ReportAnswer.read(JsonMembers.ofBody(answer)))
                    .isEqualTo(new ReportAnswer(approved, retries, within, next, seconds, 0, tag));
        }
    }

    @Test
    void bytesAreThoseThatAgentsOfAllVersionsGet() {
        Buffer approved = approved(List.of(BAR, FOO), Map.of());
        assertThat(ReportAnswerWriter.write(approved, ReportAnswer.NO_LIMIT, 1, NextReport.in(30)))
                .hasToString("{\"approved\":[\"" + FOO + "\",\"" + BAR + "\"],\"tag\":\"" + TAG + "\",\"next\":30}");
        assertThat(ReportAnswerWriter.write(approved, ReportAnswer.NO_LIMIT, 7, NextReport.in(280)))
                .hasToString("{\"approved\":[\"" + FOO + "\",\"" + BAR + "\"],\"tag\":\"" + TAG
                        + "\",\"progress\":7,\"next\":280}");
        assertThat(ReportAnswerWriter.write(approved(List.of(), Map.of()), ReportAnswer.NO_LIMIT, 1, NextReport.in(1)))
                .hasToString("{\"approved\":[],\"next\":1}");
    }

    @Test
    void retriesFollowWhatIsApproved() {
        Buffer approved = approved(List.of(FOO), Map.of(FOO, 4711L));
        String tag = tag(Set.of(FOO), Map.of(FOO, 4711L));
        assertThat(ReportAnswerWriter.write(approved, ReportAnswer.NO_LIMIT, 1, NextReport.in(30)))
                .hasToString("{\"approved\":[\"" + FOO + "\"],\"tag\":\"" + tag + "\",\"retries\":{\"" + FOO
                        + "\":4711},\"next\":30}");
    }

    @Test
    void tagDiffersWithWhatIsApprovedAndToBeRetried() {
        assertThat(List.of(
                        ApprovedActions.NO_TAG,
                        tag(Set.of(BAR), Map.of()),
                        tag(Set.of(BAR, FOO), Map.of()),
                        tag(Set.of(BAR), Map.of(BAR, 1L)),
                        tag(Set.of(BAR), Map.of(BAR, 2L))))
                .doesNotHaveDuplicates();
        assertThat(tag(Set.of(), Map.of())).isEqualTo(ApprovedActions.NO_TAG);
    }

    @Test
    void timeForWhichTheNextReportMayWaitIsAnnounced() {
        Buffer answer = ReportAnswerWriter.write(
                approved(List.of(), Map.of()), ReportAnswer.NO_LIMIT, 1, NextReport.in(30, 300));
        assertThat(answer).hasToString("{\"approved\":[],\"wait\":300,\"next\":30}");
        assertThat(ReportAnswer.read(JsonMembers.ofBody(answer)).waitSeconds()).isEqualTo(300);
    }

    @Test
    void theTimeInWhichARunMayBeStartedIsToldWhereThereIsALimit() {
        assertThat(ReportAnswerWriter.write(approved(List.of(), Map.of()), 5400, 1, NextReport.in(30)))
                .hasToString("{\"approved\":[],\"within\":5400,\"next\":30}");
        assertThatThrownBy(() -> ReportAnswer.read(JsonMembers.ofBody(Buffer.buffer("{\"within\":-1,\"next\":1}"))))
                .hasMessage("within must be at least 0 seconds, but is -1");
    }

    private static Buffer approved(Collection<Digest> digests, Map<Digest, Long> retries) {
        return new ApprovedActions(new TreeSet<>(digests), new TreeMap<>(retries)).toJson();
    }

    private static String tag(Set<Digest> digests, Map<Digest, Long> retries) {
        return new ApprovedActions(new TreeSet<>(digests), new TreeMap<>(retries)).tag();
    }

    @Test
    void intervalOfLessThanASecondIsRefused() {
        assertThatThrownBy(() -> NextReport.in(0)).hasMessage("next must be at least 1 second, but is 0");
    }
}
