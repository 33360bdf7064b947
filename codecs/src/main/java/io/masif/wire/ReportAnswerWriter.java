package io.masif.wire;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * Writes the JSON that {@link ReportAnswer#read} reads, in two parts: {@link ApprovedActions}, which a master keeps for each
 * host, and the intervals, which change for all hosts at once. So an answer from memory is two copies of bytes.
 */
public final class ReportAnswerWriter {
    private ReportAnswerWriter() {}

    /** The members {@code wait} and {@code next} and the end of the answer, as bytes. */
    public static final class NextReport {
        private final int seconds;
        private final byte[] json;

        private NextReport(int seconds, int waitSeconds) {
            this.seconds = seconds;
            String wait = waitSeconds == 0 ? "" : "\"wait\":" + waitSeconds + ",";
            this.json = (wait + "\"next\":" + seconds + "}").getBytes(StandardCharsets.US_ASCII);
        }

        /** @param seconds until the next report; at least 1 */
        public static NextReport in(int seconds) {
            return in(seconds, 0);
        }

        /**
         * @param seconds until the next report; at least 1
         * @param waitSeconds how long the answer to the next report may be held back; 0 for not at all
         */
        public static NextReport in(int seconds, int waitSeconds) {
            if (seconds < 1) {
                throw new IllegalArgumentException("next must be at least 1 second, but is " + seconds);
            }
            return new NextReport(seconds, waitSeconds);
        }

        /** Until the next report. */
        public int seconds() {
            return seconds;
        }
    }

    /**
     * The whole answer.
     *
     * @param approved the first part, as {@link ApprovedActions#toJson} makes it; not changed
     * @param withinSeconds as in {@link ReportAnswer}
     * @param progressSeconds as in {@link ReportAnswer}
     */
    public static Buffer write(Buffer approved, int withinSeconds, int progressSeconds, NextReport next) {
        Buffer answer = Buffer.buffer(approved.length() + next.json.length).appendBuffer(approved);
        if (withinSeconds != ReportAnswer.NO_LIMIT) {
            answer.appendString("\"within\":" + withinSeconds + ",");
        }
        if (progressSeconds != 1) {
            answer.appendString("\"progress\":" + progressSeconds + ",");
        }
        return answer.appendBytes(next.json);
    }
}
