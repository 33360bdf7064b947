package io.masif.master.endpoint;

import io.masif.master.host.CachedAnswer;

/**
 * A request.
 *
 * @param protocol the version that it speaks
 * @param body not to be changed
 * @param mark of the body, by which an answer to it is found again
 */
@SuppressWarnings("ArrayRecordComponent") // as it came, compared by its mark
record ReportRequest(int protocol, String host, byte[] body, long mark) {
    static ReportRequest of(int protocol, String host, byte[] body) {
        return new ReportRequest(protocol, host, body, CachedAnswer.checksumOf(protocol, body));
    }
}
