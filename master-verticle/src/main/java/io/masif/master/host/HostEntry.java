package io.masif.master.host;

import io.masif.domain.Digest;
import io.masif.master.report.HostReport;
import io.masif.master.report.ReportSender;
import io.masif.master.report.ReportSubmission;
import io.masif.master.store.AgentRow;
import io.masif.master.store.ApprovedAnswerStore.ApprovedAnswer;
import io.masif.master.store.StoredPlan;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Objects;

/**
 * A host's row in memory, with the answer that it gets as long as it reports the same. When the row changes, the entry is
 * replaced by another object, so that the answer is dropped with it.
 */
public final class HostEntry {
    private static final int NO_FACTS = 0;
    private static final int DIGEST_BYTES = 32;
    /** No certificate that is accepted expires at that moment. */
    private static final long UNKNOWN_END = 0;

    private final int id;
    private final int planId;
    private final byte protocol;
    private final long revision;
    private final int mark;
    /** The first 16 bytes of the digest of its facts: enough to distinguish facts of one host. */
    private final long factsDigestHead;

    private final long factsDigestTail;
    /** In seconds of the epoch. */
    private final long certificateEnds;

    private volatile boolean isSeen;
    private volatile CachedAnswer cachedAnswer;
    /** A hash of the last answer of version 1 of the protocol that this master wrote; 0 if there was none. */
    private volatile long storedAnswerHash;

    /** @param mark the moment at which it is made; a later one is larger */
    HostEntry(AgentRow row, int mark) {
        this.mark = mark;
        id = (int) row.id();
        planId = (int) row.planId();
        protocol = (byte) row.protocol();
        revision = row.revision();
        ByteBuffer digest = row.factsDigest() == null
                ? null
                : ByteBuffer.wrap(row.factsDigest().bytes());
        factsDigestHead = digest == null ? NO_FACTS : digest.getLong();
        factsDigestTail = digest == null ? NO_FACTS : digest.getLong();
        certificateEnds = row.certificateEnds() == null
                ? UNKNOWN_END
                : row.certificateEnds().getEpochSecond();
    }

    private HostEntry(HostEntry other) {
        id = other.id;
        planId = other.planId;
        protocol = other.protocol;
        revision = other.revision;
        mark = other.mark;
        factsDigestHead = other.factsDigestHead;
        factsDigestTail = other.factsDigestTail;
        certificateEnds = other.certificateEnds;
    }

    /** A copy that is not in the cache: an answer set there is not found again. */
    public HostEntry copyDetached() {
        return new HostEntry(this);
    }

    /** The row, given its name; only the first half of the digest of the facts is in memory. */
    AgentRow row(String name) {
        byte[] digest = ByteBuffer.allocate(DIGEST_BYTES)
                .putLong(factsDigestHead)
                .putLong(factsDigestTail)
                .array();
        boolean none = factsDigestHead == NO_FACTS && factsDigestTail == NO_FACTS;
        return new AgentRow(
                id & 0xffffffffL,
                name,
                protocol,
                planId(),
                none ? null : Digest.ofHash(digest),
                certificateEnds == UNKNOWN_END ? null : Instant.ofEpochSecond(certificateEnds),
                revision);
    }

    /** Its number in the database. */
    public int id() {
        return id;
    }

    public long planId() {
        return Integer.toUnsignedLong(planId);
    }

    /** Whether this was made before that moment. */
    boolean isOlderThan(int moment) {
        return mark < moment;
    }

    public long revision() {
        return revision;
    }

    /** Whether the database has what this report and its sender's certificate say, apart from runs. */
    public boolean matches(ReportSubmission submission, StoredPlan storedPlan) {
        HostReport report = submission.report();
        return hasCertificateOf(submission.sender())
                && protocol == report.protocol()
                && planId() == storedPlan.id()
                && (report.facts().isEmpty() || hasFacts(report.facts().get().digest()));
    }

    /** Whether the database has the end of this certificate. */
    public boolean hasCertificateOf(ReportSender sender) {
        return certificateEnds == sender.certificateEnds().getEpochSecond();
    }

    private boolean hasFacts(Digest digest) {
        ByteBuffer bytes = ByteBuffer.wrap(digest.bytes());
        return bytes.getLong() == factsDigestHead && bytes.getLong() == factsDigestTail;
    }

    /** The answer if the host reports the same again; null if there is none. */
    public CachedAnswer cachedAnswer() {
        return cachedAnswer;
    }

    void setCachedAnswer(CachedAnswer answer) {
        cachedAnswer = answer;
    }

    /**
     * Whether the database has this as the host's last answer. Another master writes another answer only if its basis is another.
     */
    public boolean hasStoredAnswer(ApprovedAnswer answer, AnswerBasis basis) {
        return storedAnswerHash == answerHash(answer, basis);
    }

    /** Records that the database has this as the host's last answer. */
    public void setStoredAnswer(ApprovedAnswer answer, AnswerBasis basis) {
        storedAnswerHash = answerHash(answer, basis);
    }

    private static long answerHash(ApprovedAnswer answer, AnswerBasis basis) {
        int hash = Objects.hash(answer, basis.untilMillis());
        return ((basis.approvalRevision() + 1) << Integer.SIZE) | Integer.toUnsignedLong(hash);
    }

    /** The host has just reported nothing new; {@link LastSeenWriter} writes that some seconds later. */
    public void markSeen() {
        if (!isSeen) {
            isSeen = true;
        }
    }

    /** Whether the host was seen since the last call. */
    boolean getAndClearSeen() {
        boolean wasSeen = isSeen;
        isSeen = false;
        return wasSeen;
    }
}
