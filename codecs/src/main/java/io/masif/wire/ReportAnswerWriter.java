package io.masif.wire;

import io.masif.domain.Digest;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes the JSON that {@link ReportAnswer#read} reads, in two parts: the approved actions and their retries, which a master
 * keeps for each host, and the intervals, which change for all hosts at once. So an answer from memory is two copies of bytes.
 */
public final class ReportAnswerWriter {
    private static final byte[] BEGIN = bytes("{\"approved\":[");
    private static final byte[] END_OF_APPROVED = bytes("],");
    /** A digest, its quotation marks, and a comma. */
    private static final int DIGEST_BYTES = 74;

    private ReportAnswerWriter() {}

    /** The member {@code next} and the end of the answer, as bytes. */
    public static final class NextReport {
        private final int seconds;
        private final byte[] json;

        private NextReport(int seconds) {
            this.seconds = seconds;
            this.json = bytes("\"next\":" + seconds + "}");
        }

        /** @param seconds until the next report; at least 1 */
        public static NextReport in(int seconds) {
            if (seconds < 1) {
                throw new IllegalArgumentException("next must be at least 1 second, but is " + seconds);
            }
            return new NextReport(seconds);
        }

        /** Until the next report. */
        public int seconds() {
            return seconds;
        }
    }

    /**
     * The first part.
     *
     * @param approved the digests of the approved actions, in the order in which they are written
     * @param retries as in {@link ReportAnswer}
     */
    public static Buffer writeApproved(Collection<Digest> approved, Map<Digest, Long> retries) {
        Buffer json = Buffer.buffer(BEGIN.length + DIGEST_BYTES * approved.size() + END_OF_APPROVED.length)
                .appendBytes(BEGIN);
        boolean isFirst = true;
        for (Digest digest : approved) {
            json.appendString(isFirst ? "\"" : ",\"")
                    .appendString(digest.toString())
                    .appendString("\"");
            isFirst = false;
        }
        json.appendBytes(END_OF_APPROVED);
        return retries.isEmpty() ? json : json.appendString(writeRetries(retries));
    }

    private static String writeRetries(Map<Digest, Long> retries) {
        return retries.entrySet().stream()
                .map(each -> "\"" + each.getKey() + "\":" + each.getValue())
                .collect(Collectors.joining(",", "\"retries\":{", "},"));
    }

    /**
     * The whole answer.
     *
     * @param approved the first part; not changed
     * @param progressSeconds as in {@link ReportAnswer}
     */
    public static Buffer write(Buffer approved, int progressSeconds, NextReport next) {
        Buffer answer = Buffer.buffer(approved.length() + next.json.length).appendBuffer(approved);
        return (progressSeconds == 1 ? answer : answer.appendString("\"progress\":" + progressSeconds + ","))
                .appendBytes(next.json);
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.US_ASCII);
    }
}
