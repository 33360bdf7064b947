package io.masif.master.host;

import io.masif.domain.Digest;
import io.masif.master.report.HostReport;
import io.masif.master.store.AgentRow;
import io.masif.master.store.ApprovedAnswerStore.ApprovedAnswer;
import io.masif.master.store.StoredPlan;
import java.nio.ByteBuffer;

/**
 * What this master knows of a host's row, and what the host is answered as long as it reports the same. There is
 * another object as soon as the row is another one: whatever hangs on this one has lost its meaning then.
 */
public final class HostEntry {
    private static final int NO_FACTS = 0;
    private static final int DIGEST_BYTES = 32;

    private final int id;
    private final int planId;
    private final byte protocol;
    private final long revision;
    /** The first 16 bytes of the digest of its facts: enough to tell facts of one host apart. */
    private final long factsDigestHead;

    private final long factsDigestTail;
    private volatile boolean isSeen;
    private volatile CachedAnswer cachedAnswer;
    /** A mark of its last answer in version 1 of the protocol that was written here; 0 if there was none. */
    private volatile long storedAnswerHash;

    public HostEntry(AgentRow row) {
        id = (int) row.id();
        planId = (int) row.planId();
        protocol = (byte) row.protocol();
        revision = row.revision();
        ByteBuffer digest = row.factsDigest() == null
                ? null
                : ByteBuffer.wrap(row.factsDigest().bytes());
        factsDigestHead = digest == null ? NO_FACTS : digest.getLong();
        factsDigestTail = digest == null ? NO_FACTS : digest.getLong();
    }

    private HostEntry(HostEntry other) {
        id = other.id;
        planId = other.planId;
        protocol = other.protocol;
        revision = other.revision;
        factsDigestHead = other.factsDigestHead;
        factsDigestTail = other.factsDigestTail;
    }

    /** The same apart from the fleet: nobody finds what is remembered there. */
    public HostEntry copyDetached() {
        return new HostEntry(this);
    }

    /** The row of this name, of which it is; of the digest of the facts only the beginning is kept. */
    AgentRow row(String name) {
        byte[] digest = ByteBuffer.allocate(DIGEST_BYTES)
                .putLong(factsDigestHead)
                .putLong(factsDigestTail)
                .array();
        boolean none = factsDigestHead == NO_FACTS && factsDigestTail == NO_FACTS;
        return new AgentRow(id & 0xffffffffL, name, protocol, planId(), none ? null : Digest.ofHash(digest), revision);
    }

    /** Its number in the database. */
    public int id() {
        return id;
    }

    public long planId() {
        return Integer.toUnsignedLong(planId);
    }

    public long revision() {
        return revision;
    }

    /** Whether the database has what this report says, apart from its runs. */
    public boolean matches(HostReport report, StoredPlan storedPlan) {
        return protocol == report.protocol()
                && planId() == storedPlan.id()
                && (report.facts().isEmpty() || hasFacts(report.facts().get().digest()));
    }

    private boolean hasFacts(Digest digest) {
        ByteBuffer bytes = ByteBuffer.wrap(digest.bytes());
        return bytes.getLong() == factsDigestHead && bytes.getLong() == factsDigestTail;
    }

    /** What it is answered if it reports the same; null if that has to be found out. */
    public CachedAnswer cachedAnswer() {
        return cachedAnswer;
    }

    void setCachedAnswer(CachedAnswer answer) {
        cachedAnswer = answer;
    }

    /**
     * Whether the database has this as the host's last answer. Another master may write another one when the approvals
     * are others, and only then.
     *
     * @param approvalRevision the revision of the approvals from which it was computed
     */
    public boolean hasStoredAnswer(ApprovedAnswer answer, long approvalRevision) {
        return storedAnswerHash == answerHash(answer, approvalRevision);
    }

    /** The database has this as the host's last answer. */
    public void setStoredAnswer(ApprovedAnswer answer, long approvalRevision) {
        storedAnswerHash = answerHash(answer, approvalRevision);
    }

    private static long answerHash(ApprovedAnswer answer, long approvalRevision) {
        return ((approvalRevision + 1) << Integer.SIZE) | Integer.toUnsignedLong(answer.hashCode());
    }

    /** It was there just now, with nothing new. To be noted in the database some seconds later. */
    public void markSeen() {
        if (!isSeen) {
            isSeen = true;
        }
    }

    /** Whether it was there since this was last asked. */
    boolean getAndClearSeen() {
        boolean wasSeen = isSeen;
        isSeen = false;
        return wasSeen;
    }
}
