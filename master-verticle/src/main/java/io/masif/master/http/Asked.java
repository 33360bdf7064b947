package io.masif.master.http;

import io.masif.master.plan.Ready;

/**
 * A request.
 *
 * @param protocol the version that it speaks
 * @param body not to be changed
 * @param mark of the body, by which an answer to it is found again
 */
@SuppressWarnings("ArrayRecordComponent") // as it came, compared by its mark
record Asked(int protocol, String host, byte[] body, long mark) {
    static Asked of(int protocol, String host, byte[] body) {
        return new Asked(protocol, host, body, Ready.mark(protocol, body));
    }
}
