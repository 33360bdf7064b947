package io.masif.wire;

import io.vertx.core.json.JsonObject;

/**
 * The wish of an agent that the answer to its report is held back until it has something new.
 *
 * @param seconds how long at most; 0 for not at all
 * @param tag that of the last answer that the agent got; {@link ApprovedActions#NO_TAG} if that approved nothing
 */
public record WaitRequest(int seconds, String tag) {
    /** Nobody is asked to hold an answer for longer. */
    public static final int MAX_SECONDS = 3600;

    public WaitRequest {
        if (seconds < 0 || seconds > MAX_SECONDS) {
            throw new IllegalArgumentException(
                    "wait must be a number of seconds from 0 to " + MAX_SECONDS + ", but is " + seconds);
        }
        ApprovedActions.checkTag(tag);
    }

    /** Adds the members of a report. */
    void write(JsonObject report) {
        report.put("wait", seconds);
        if (!tag.equals(ApprovedActions.NO_TAG)) {
            report.put("tag", tag);
        }
    }

    /** The request of a report; null if it has none. */
    static WaitRequest read(JsonMembers members) {
        if (!members.has("wait")) {
            return null;
        }
        String tag = members.getText("tag");
        return members.build(
                m -> new WaitRequest(m.getRequiredInteger("wait"), tag == null ? ApprovedActions.NO_TAG : tag));
    }
}
