package io.masif.system.page.inspect;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/** What a page moves over a slow network. */
public final class Transfer {
    private static final int BYTES_PER_SECOND = 1_000_000 / 8;
    private static final int LATENCY_MILLIS = 40;

    private long bytes;
    private long events;

    /** From now on the page has a network of 1 Mbit/s, and what it receives is counted. */
    public Transfer(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        session.on(
                "Network.dataReceived",
                data -> bytes += data.get("encodedDataLength").getAsLong());
        session.on(
                "Network.responseReceived",
                answer -> bytes += answer.getAsJsonObject("response")
                        .get("encodedDataLength")
                        .getAsLong());
        session.on("Network.eventSourceMessageReceived", event -> events++);
        session.send("Network.enable");
        JsonObject slow = new JsonObject();
        slow.addProperty("offline", false);
        slow.addProperty("latency", LATENCY_MILLIS);
        slow.addProperty("downloadThroughput", BYTES_PER_SECOND);
        slow.addProperty("uploadThroughput", BYTES_PER_SECOND);
        session.send("Network.emulateNetworkConditions", slow);
    }

    /** The bytes that were received, as they were sent. */
    public long bytes() {
        return bytes;
    }

    /** How often the page was told of a change. */
    public long events() {
        return events;
    }
}
