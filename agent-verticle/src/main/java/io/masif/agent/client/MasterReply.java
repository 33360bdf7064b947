package io.masif.agent.client;

import io.masif.wire.JsonMembers;
import io.vertx.core.buffer.Buffer;

/** What the master answered to a report. Its bytes can be read, but not changed. */
public final class MasterReply {
    private final int status;
    private final String retryAfter;
    private final Buffer body;

    /**
     * @param retryAfter the header of that name; null if there is none
     * @param body complete: nobody else appends to it
     */
    MasterReply(int status, String retryAfter, Buffer body) {
        this.status = status;
        this.retryAfter = retryAfter;
        this.body = body;
    }

    public int status() {
        return status;
    }

    /** The header of that name; null if there is none. */
    public String retryAfter() {
        return retryAfter;
    }

    /** The body as text, for a person. */
    public String bodyText() {
        return body.toString();
    }

    /** The body as a JSON object; throws what {@link JsonMembers#ofBody} throws if it is none. */
    public JsonMembers readBody() {
        return JsonMembers.ofBody(body);
    }
}
