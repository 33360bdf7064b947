package io.masif.fuzz.server;

import io.masif.fuzz.bed.Connection;
import io.masif.fuzz.bed.Connector;
import io.masif.fuzz.bed.LogWatch;
import io.masif.fuzz.bed.Parts;
import io.masif.fuzz.bed.Response;
import io.masif.fuzz.check.Fault;
import io.masif.fuzz.check.Reactions;
import io.masif.fuzz.check.Samples;
import io.masif.fuzz.check.Target;
import io.masif.fuzz.input.HttpMutation;
import io.masif.fuzz.input.HttpRequests;
import io.masif.fuzz.input.Randomness;
import io.masif.rig.process.Await;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every port that speaks HTTP: the master's, the UI's, both management ports, and the agent's local socket. */
public final class HttpTarget implements Target {
    private static final Duration FIRST_READ_TIMEOUT = Duration.ofMillis(300);
    private static final Duration NEXT_READ_TIMEOUT = Duration.ofMillis(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int UNAVAILABLE = 503;

    private final Samples samples = new Samples();
    private final Parts parts;
    private final Map<String, Connector> ports;
    private final Map<String, LogWatch> logs;
    private final OpenConnections openConnections = new OpenConnections();
    private final UiSession session;
    private final Reactions reactions = new Reactions();

    public HttpTarget(Parts parts) {
        this.parts = parts;
        ports = Map.of(
                "master", parts.masterAs("fuzzed-http"),
                "master-management", parts.masterManagement(),
                "ui", parts.ui(),
                "ui-management", parts.uiManagement(),
                "agent", parts.agent());
        session = UiSession.logIn(parts);
        logs = Map.of("master", parts.watchLog("master"), "ui", parts.watchLog("ui"), "agent", parts.watchLog("agent"));
    }

    @Override
    public String name() {
        return "http";
    }

    @Override
    public Optional<Fault> prepare(long seed) {
        return samples.create(seed, name(), HttpRequests::pickAccepted, input -> {
            Optional<Integer> status = requestStatus(input);
            boolean isOk = status.isPresent() && status.get() < 400;
            return isOk
                    ? check(input)
                    : Optional.of(new Fault(
                            "http: sample", "a good request is answered " + status + ": " + toPrintable(input)));
        });
    }

    @Override
    public byte[] createInput(Randomness random) {
        byte[] input = samples.pick(random);
        return HttpMutation.mutate(random, input, samples.pick(random));
    }

    @Override
    public Optional<Fault> check(byte[] input) {
        String port = extractPort(input);
        if (!ports.containsKey(port)) {
            return Optional.empty();
        }
        LogWatch log = logs.get(port.replace("-management", ""));
        Optional<String> late = log.findFault();
        if (late.isPresent()) {
            return Optional.of(new Fault("http: late, " + late.get().split(": ", -1)[0], late.get()));
        }
        Connection connection = ports.get(port).open();
        connection.send(extractRequest(input));
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        connection.next(FIRST_READ_TIMEOUT).ifPresent(answer::writeBytes);
        for (Optional<byte[]> more = connection.next(NEXT_READ_TIMEOUT);
                more.isPresent();
                more = connection.next(NEXT_READ_TIMEOUT)) {
            answer.writeBytes(more.get());
        }
        List<Response> responses = Response.parseAll(answer.toByteArray());
        reactions.count(responses.stream().map(Response::status).findFirst());
        if (connection.isEnded() || isEventStream(responses)) {
            connection.close();
        } else {
            openConnections.add(port, input, connection);
        }
        return HttpRule.findFault(extractRequest(input), responses)
                .or(log::findFault)
                .map(fault -> new Fault("http: " + port + ": " + fault.split(": ", -1)[0], port + ": " + fault));
    }

    private static boolean isEventStream(List<Response> responses) {
        return responses.stream().anyMatch(each -> each.header("content-type").startsWith("text/event-stream"));
    }

    /** The status of the first answer to a good request; sent again where we, or a server, stood still meanwhile. */
    private Optional<Integer> requestStatus(byte[] input) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        return Await.value("a status", PATIENCE.multipliedBy(2), () -> {
            Optional<Integer> status = attemptRequest(input);
            boolean isMissing = status.filter(each -> each != UNAVAILABLE).isEmpty();
            return isMissing && System.nanoTime() < deadline ? Optional.empty() : Optional.of(status);
        });
    }

    private Optional<Integer> attemptRequest(byte[] input) {
        try (Connection connection = ports.get(extractPort(input)).open()) {
            connection.send(extractRequest(input));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            long deadline = System.nanoTime() + TIMEOUT.toNanos();
            Optional<Integer> status = Optional.empty();
            while (status.isEmpty() && !connection.isEnded() && System.nanoTime() < deadline) {
                connection.next(FIRST_READ_TIMEOUT).ifPresent(answer::writeBytes);
                status = Response.parseAll(answer.toByteArray()).stream()
                        .map(Response::status)
                        .filter(each -> each >= 200)
                        .findFirst();
            }
            return status;
        }
    }

    @Override
    public Optional<Fault> checkOthers() {
        if (!parts.isAlive()) {
            return Optional.of(new Fault("http: ended", "a process has ended: see its log"));
        }
        for (String port : HttpRequests.ports()) {
            byte[] request = HttpRequests.getFirst(port);
            byte[] line = (port + "\n").getBytes(StandardCharsets.UTF_8);
            ByteArrayOutputStream input = new ByteArrayOutputStream();
            input.writeBytes(line);
            input.writeBytes(request);
            Optional<Integer> status = requestStatus(input.toByteArray());
            if (status.isEmpty() || status.get() != 200) {
                return Optional.of(
                        new Fault("http: " + port + ": good", "a good request to " + port + " got " + status));
            }
        }
        return openConnections.findFault();
    }

    private byte[] extractRequest(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        return session.fillPlaceholders(text.substring(text.indexOf('\n') + 1)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String extractPort(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        return text.substring(0, Math.max(0, text.indexOf('\n')));
    }

    static String toPrintable(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        return text.substring(0, Math.min(200, text.length())).replaceAll("\\p{C}", "~");
    }

    @Override
    public String summarizeReactions() {
        return reactions.toString();
    }

    @Override
    public void close() {
        openConnections.close();
    }
}
