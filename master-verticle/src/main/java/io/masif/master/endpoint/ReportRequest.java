package io.masif.master.endpoint;

import io.masif.master.host.CachedAnswer;

/**
 * A report as it was received.
 *
 * @param protocol its version
 * @param body not to be changed
 * @param checksum of the body, by which {@link AnswerCache} recognizes it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ReportRequest(int protocol, String host, byte[] body, long checksum) {
    static ReportRequest of(int protocol, String host, byte[] body) {
        return new ReportRequest(protocol, host, body, CachedAnswer.checksumOf(protocol, body));
    }
}
