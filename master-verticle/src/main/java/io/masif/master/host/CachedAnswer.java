package io.masif.master.host;

import io.vertx.core.buffer.Buffer;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** An answer that was given to a report, to be given again when the same report comes again. */
public final class CachedAnswer {
    private static final int HALF_BITS = 32;

    private final long checksum;
    private final int length;
    private final long approvalRevision;
    private final long sinceMillis;
    private final long untilMillis;
    private final long startUntilMillis;
    private final Buffer answer;

    /**
     * @param checksum of the report's bytes
     * @param length of the report
     * @param approvalRevision of the approvals from which the answer was computed
     * @param sinceMillis when it was computed
     * @param untilMillis when the first approval that it relies on expires
     * @param startUntilMillis until when a run of what it approves may be started
     * @param answer never to be changed; null if the report has to be answered anew each time, since it may wait
     */
    public CachedAnswer(
            long checksum,
            int length,
            long approvalRevision,
            long sinceMillis,
            long untilMillis,
            long startUntilMillis,
            Buffer answer) {
        this.checksum = checksum;
        this.length = length;
        this.approvalRevision = approvalRevision;
        this.sinceMillis = sinceMillis;
        this.untilMillis = untilMillis;
        this.startUntilMillis = startUntilMillis;
        this.answer = answer;
    }

    /**
     * A checksum that distinguishes the reports of one host: two checksums of 32 bits. A host that forges two reports with
     * the same checksum harms only itself, since a report is compared only with the last one of the same host.
     */
    public static long checksumOf(int protocol, byte[] report) {
        CRC32 one = new CRC32();
        CRC32C other = new CRC32C();
        one.update(protocol);
        one.update(report, 0, report.length);
        other.update(report, 0, report.length);
        return one.getValue() << HALF_BITS | other.getValue();
    }

    /** Never to be changed; null if there is none to give again. */
    public Buffer answer() {
        return answer;
    }

    /** In milliseconds of the epoch; {@link Long#MAX_VALUE} for no such end. */
    public long startUntilMillis() {
        return startUntilMillis;
    }

    /** Whether this answers that report. */
    public boolean isForReport(long reportChecksum, int bytes) {
        return checksum == reportChecksum && length == bytes;
    }

    /**
     * Whether this is still the answer to that report; not if the clock was set back to a moment before it was computed: what had
     * expired then may be in force now.
     */
    public boolean isValidFor(long reportChecksum, int bytes, long currentRevision, long nowMillis) {
        return isForReport(reportChecksum, bytes)
                && approvalRevision == currentRevision
                && sinceMillis <= nowMillis
                && nowMillis < untilMillis;
    }
}
