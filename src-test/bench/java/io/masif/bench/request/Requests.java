package io.masif.bench.request;

import io.masif.bench.request.ActionPool.Offer;
import io.masif.domain.Digest;
import io.masif.domain.Run;
import io.masif.wire.RunJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** The bytes of a request, by either version of the protocol. */
public final class Requests {
    private static final String FACTS = ",\"facts\":{\"os\":\"Debian 12.15\",\"kernel\":\"6.1.0-40-amd64\","
            + "\"arch\":\"amd64\",\"agent\":\"1.0.0\",\"rebootRequired\":false,\"listsFrom\":\"2026-11-22T06:11:00Z\"}}";

    private final int protocol;

    public Requests(int protocol) {
        this.protocol = protocol;
    }

    /** All that a master may need: in version 2 with the facts. */
    public byte[] full(List<Offer> plan) {
        return protocol == 1
                ? buildRequest("/v1/pending-tasks", tasksBody(plan))
                : buildRequest("/v2/report", reportBody(plan, true));
    }

    /** A plan that the master may not have stored, from a host that it has. */
    public byte[] changed(List<Offer> plan) {
        return protocol == 1 ? full(plan) : buildRequest("/v2/report", reportBody(plan, false));
    }

    /** A plan that is the last one. */
    public byte[] unchanged(List<Offer> plan) {
        return protocol == 1 ? full(plan) : digestOnly(digest(plan));
    }

    /** By version 2, a plan that the master has stored. */
    public static byte[] digestOnly(Digest plan) {
        return buildRequest(
                "/v2/report", ("{\"plan\":{\"digest\":\"" + plan + "\"}}").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A report that waits for its answer.
     *
     * @param digestOnly the same report that is answered at once
     */
    public static byte[] waiting(byte[] digestOnly, int seconds) {
        return withMember(digestOnly, "\"wait\":" + seconds);
    }

    /** By version 2, the same report with a run that has ended. */
    public static byte[] withRun(byte[] report, Run run) {
        return withMember(report, "\"runs\":[" + RunJson.write(run).encode() + "]");
    }

    private static byte[] withMember(byte[] report, String member) {
        String text = new String(report, StandardCharsets.UTF_8);
        String body = text.substring(text.indexOf("\r\n\r\n") + 4, text.length() - 1);
        return buildRequest("/v2/report", (body + "," + member + "}").getBytes(StandardCharsets.UTF_8));
    }

    /** The digest of a plan. */
    public static Digest digest(List<Offer> plan) {
        return Digest.ofText(plan.stream().map(Offer::digest).collect(Collectors.joining("\n")));
    }

    private static byte[] tasksBody(List<Offer> plan) {
        StringJoiner tasks = new StringJoiner(",", "[", "]");
        plan.forEach(offer -> tasks.add(offer.first()));
        return tasks.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] reportBody(List<Offer> plan, boolean hasFacts) {
        StringJoiner actions = new StringJoiner(
                ",", "{\"plan\":{\"digest\":\"" + digest(plan) + "\",\"actions\":[", "]}" + (hasFacts ? FACTS : "}"));
        plan.forEach(offer -> actions.add(offer.second()));
        return actions.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] buildRequest(String path, byte[] body) {
        byte[] head = ("POST " + path
                        + " HTTP/1.1\r\nHost: master\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }
}
