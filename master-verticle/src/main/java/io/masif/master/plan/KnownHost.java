package io.masif.master.plan;

import io.masif.domain.Digest;
import io.masif.master.store.AgentRow;
import io.masif.master.store.ApprovedAnswerStore.ApprovedAnswer;
import io.masif.master.store.StoredPlan;
import java.nio.ByteBuffer;

/**
 * What this master knows of a host's row, and what the host is answered as long as it reports the same. There is
 * another object as soon as the row is another one: whatever hangs on this one has lost its meaning then.
 */
public final class KnownHost {
    private static final int NO_FACTS = 0;
    private static final int DIGEST_BYTES = 32;

    private final int id;
    private final int plan;
    private final byte protocol;
    private final long revision;
    /** The first 16 bytes of the digest of its facts: enough to tell facts of one host apart. */
    private final long facts;

    private final long moreFacts;
    private volatile boolean seen;
    private volatile Ready ready;
    /** A mark of its last answer in version 1 of the protocol that was written here; 0 if there was none. */
    private volatile long answered;

    KnownHost(AgentRow row) {
        id = (int) row.id();
        plan = (int) row.plan();
        protocol = (byte) row.protocol();
        revision = row.revision();
        ByteBuffer digest =
                row.facts() == null ? null : ByteBuffer.wrap(row.facts().bytes());
        facts = digest == null ? NO_FACTS : digest.getLong();
        moreFacts = digest == null ? NO_FACTS : digest.getLong();
    }

    private KnownHost(KnownHost other) {
        id = other.id;
        plan = other.plan;
        protocol = other.protocol;
        revision = other.revision;
        facts = other.facts;
        moreFacts = other.moreFacts;
    }

    /** The same apart from the fleet: nobody finds what is remembered there. */
    KnownHost apart() {
        return new KnownHost(this);
    }

    /** The row of this name, of which it is; of the digest of the facts only the beginning is kept. */
    AgentRow row(String name) {
        byte[] digest = ByteBuffer.allocate(DIGEST_BYTES)
                .putLong(facts)
                .putLong(moreFacts)
                .array();
        boolean none = facts == NO_FACTS && moreFacts == NO_FACTS;
        return new AgentRow(id & 0xffffffffL, name, protocol, plan(), none ? null : Digest.ofHash(digest), revision);
    }

    /** Its number in the database. */
    public int id() {
        return id;
    }

    long plan() {
        return Integer.toUnsignedLong(plan);
    }

    long revision() {
        return revision;
    }

    /** Whether this is what the host tells, apart from its runs. */
    boolean is(HostReport report, StoredPlan itsPlan) {
        return protocol == report.protocol()
                && plan() == itsPlan.id()
                && (report.facts() == null || hasFacts(report.factsDigest()));
    }

    private boolean hasFacts(Digest digest) {
        ByteBuffer bytes = ByteBuffer.wrap(digest.bytes());
        return bytes.getLong() == facts && bytes.getLong() == moreFacts;
    }

    /** What it is answered if it reports the same; null if that has to be found out. */
    public Ready ready() {
        return ready;
    }

    void ready(Ready next) {
        ready = next;
    }

    /**
     * Whether the database has this as the host's last answer. Another master may write another one when the approvals
     * are others, and only then.
     *
     * @param approvals the revision of the approvals from which it was computed
     */
    boolean hasWritten(ApprovedAnswer answer, long approvals) {
        return answered == mark(answer, approvals);
    }

    /** The database has this as the host's last answer. */
    void written(ApprovedAnswer answer, long approvals) {
        answered = mark(answer, approvals);
    }

    private static long mark(ApprovedAnswer answer, long approvals) {
        return ((approvals + 1) << Integer.SIZE) | Integer.toUnsignedLong(answer.hashCode());
    }

    /** It was there just now, with nothing new. To be noted in the database some seconds later. */
    public void mark() {
        if (!seen) {
            seen = true;
        }
    }

    /** Whether it was there since this was last asked. */
    boolean unmark() {
        boolean was = seen;
        seen = false;
        return was;
    }
}
