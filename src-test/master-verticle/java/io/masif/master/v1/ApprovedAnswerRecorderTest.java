package io.masif.master.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.bus.LocalCodec;
import io.masif.domain.Digest;
import io.masif.failure.Failure;
import io.masif.master.bed.VersionOneCase;
import io.masif.master.bed.VersionOneDatabase;
import io.masif.master.host.AnswerBasis;
import io.masif.master.host.HostCache;
import io.masif.master.host.HostEntry;
import io.masif.master.store.AgentRow;
import io.masif.master.store.ApprovedAnswerStore.ApprovedAnswer;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What hosts of version 1 are answered is written before they are answered. */
class ApprovedAnswerRecorderTest extends VersionOneCase {

    /** Another master writes another answer in between, and then the approvals are as they were before. */
    @Test
    void answerIsWrittenAgainWhenTheApprovalsAreOthers() {
        HostEntry host = entryOf(database.host("two", 1, 1));
        List<ApprovedAnswer> sent = answersToWrite(true);
        assertThat(write(host, Set.of(VersionOneDatabase.PERL.digest()), 1).succeeded())
                .isTrue();
        assertThat(write(host, Set.of(VersionOneDatabase.PERL.digest()), 1).succeeded())
                .isTrue();
        assertThat(sent).hasSize(1);
        assertThat(write(host, Set.of(VersionOneDatabase.PERL.digest()), 3).succeeded())
                .isTrue();
        assertThat(sent).hasSize(2);
    }

    @Test
    void answerThatApprovesNothingIsWrittenAgainUntilThatSucceeds() {
        HostEntry host = entryOf(database.host("none", 1, 1));
        List<ApprovedAnswer> sent = answersToWrite(false);
        assertThat(write(host, NONE, 1).failed()).isTrue();
        assertThat(write(host, NONE, 1).failed()).isTrue();
        assertThat(sent).hasSize(2);
    }

    private HostEntry entryOf(long host) {
        return new HostCache().get(new AgentRow(host, "any", 1, database.plan(), null, null, 0));
    }

    /** What is to be written from now on. */
    private List<ApprovedAnswer> answersToWrite(boolean succeed) {
        LocalCodec.register(vertx.eventBus(), ApprovedAnswer.class);
        List<ApprovedAnswer> sent = new CopyOnWriteArrayList<>();
        vertx.eventBus().<ApprovedAnswer>localConsumer(ApprovedAnswerRecorder.ADDRESS, message -> {
            sent.add(message.body());
            message.reply(
                    succeed
                            ? null
                            : Failure.unavailable("the disk is full", null).toReplyException());
        });
        return sent;
    }

    private Future<?> write(HostEntry host, Set<Digest> approved, long approvals) {
        Future<?> written = ApprovedAnswerRecorder.write(
                vertx.eventBus(), host, false, approved, new AnswerBasis(approvals, Long.MAX_VALUE));
        written.toCompletionStage()
                .toCompletableFuture()
                .exceptionally(e -> null)
                .join();
        return written;
    }
}
