package io.masif.master.endpoint;

import io.masif.master.host.CachedAnswer;
import io.masif.master.report.ReportSender;

/** A report as it was received. */
final class ReportRequest {
    private final int protocol;
    private final ReportSender sender;
    private final byte[] body;
    private final long checksum;

    private ReportRequest(int protocol, ReportSender sender, byte[] body, long checksum) {
        this.protocol = protocol;
        this.sender = sender;
        this.body = body;
        this.checksum = checksum;
    }

    /** @param body not to be changed */
    static ReportRequest of(int protocol, ReportSender sender, byte[] body) {
        return new ReportRequest(protocol, sender, body, CachedAnswer.checksumOf(protocol, body));
    }

    /** The version of the protocol. */
    int protocol() {
        return protocol;
    }

    ReportSender sender() {
        return sender;
    }

    /** The name in the sender's certificate. */
    String host() {
        return sender.host();
    }

    /** Not to be changed. */
    byte[] body() {
        return body;
    }

    /** Of the body: {@link AnswerCache} recognizes it by that. */
    long checksum() {
        return checksum;
    }
}
