package io.masif.wire;

import io.masif.domain.Digest;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The part of an answer that is about one host: what of its plan is approved. All masters write it in the same order.
 *
 * @param digests of the approved actions; not to be changed
 * @param retries the number of the last retry that an operator requested, for those of them that have one; not to be changed
 */
public record ApprovedActions(SortedSet<Digest> digests, SortedMap<Digest, Long> retries) {
    /** The tag of an answer that approves nothing. */
    public static final String NO_TAG = "";

    private static final int TAG_LENGTH = 16;
    private static final Pattern TAG = Pattern.compile("[0-9a-f]{" + TAG_LENGTH + "}");

    private static final byte[] BEGIN = "{\"approved\":[".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END_OF_DIGESTS = "],".getBytes(StandardCharsets.US_ASCII);
    /** A digest, its quotation marks, and a comma. */
    private static final int DIGEST_BYTES = 74;

    private static final int TAG_BYTES = TAG_LENGTH + 9;

    /** @throws IllegalArgumentException if the text is no tag */
    static void checkTag(String text) {
        if (!text.equals(NO_TAG) && !TAG.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "tag must be that of an answer, " + TAG_LENGTH + " hexadecimal digits, or absent");
        }
    }

    /** What differs if something is approved, revoked or to be retried, and else is the same at all masters. */
    public String tag() {
        if (digests.isEmpty()) {
            return NO_TAG;
        }
        String text = digests.stream().map(Digest::hex).collect(Collectors.joining(",")) + formatRetries();
        return Digest.ofText(text).hex().substring(0, TAG_LENGTH);
    }

    /** Whether all that is approved by the other one is approved by this one. */
    public boolean includes(ApprovedActions other) {
        return digests.containsAll(other.digests);
    }

    /** The beginning of the answer's JSON, to be completed by {@link ReportAnswerWriter#write}. */
    public Buffer toJson() {
        Buffer json = Buffer.buffer(BEGIN.length + DIGEST_BYTES * digests.size() + END_OF_DIGESTS.length + TAG_BYTES)
                .appendBytes(BEGIN);
        boolean isFirst = true;
        for (Digest digest : digests) {
            json.appendString(isFirst ? "\"" : ",\"")
                    .appendString(digest.toString())
                    .appendString("\"");
            isFirst = false;
        }
        json.appendBytes(END_OF_DIGESTS);
        if (!digests.isEmpty()) {
            json.appendString("\"tag\":\"").appendString(tag()).appendString("\",");
        }
        return retries.isEmpty() ? json : json.appendString("\"retries\":{" + formatRetries() + "},");
    }

    private String formatRetries() {
        return retries.entrySet().stream()
                .map((Map.Entry<Digest, Long> each) -> "\"" + each.getKey() + "\":" + each.getValue())
                .collect(Collectors.joining(","));
    }
}
