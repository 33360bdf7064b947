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
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every port that speaks HTTP: the master's, the UI's, both management ports, and the agent's local socket. */
public final class HttpTarget implements Target {
    private static final Duration FIRST_ANSWER = Duration.ofMillis(300);
    private static final Duration MORE = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Samples samples = new Samples();
    private final Parts parts;
    private final Map<String, Connector> ports;
    private final Map<String, LogWatch> logs;
    private final OpenConnections open = new OpenConnections();
    private final UiSession session;
    private final Reactions reactions = new Reactions();

    public HttpTarget(Parts parts) {
        this.parts = parts;
        ports = Map.of(
                "master", parts.host("fuzzed-http"),
                "master-management", parts.masterManagement(),
                "ui", parts.ui(),
                "ui-management", parts.uiManagement(),
                "agent", parts.agent());
        session = UiSession.open(parts);
        logs = Map.of("master", parts.log("master"), "ui", parts.log("ui"), "agent", parts.log("agent"));
    }

    @Override
    public String name() {
        return "http";
    }

    @Override
    public Optional<Fault> prepare(long seed) {
        return samples.make(seed, name(), HttpRequests::accepted, input -> {
            Optional<Integer> status = answered(input);
            boolean well = status.isPresent() && status.get() < 400;
            return well
                    ? check(input)
                    : Optional.of(
                            new Fault("http: sample", "a good request is answered " + status + ": " + shown(input)));
        });
    }

    @Override
    public byte[] input(Randomness random) {
        byte[] input = samples.pick(random);
        return HttpMutation.mutated(random, input, samples.pick(random));
    }

    @Override
    public Optional<Fault> check(byte[] input) {
        String port = port(input);
        if (!ports.containsKey(port)) {
            return Optional.empty();
        }
        LogWatch log = logs.get(port.replace("-management", ""));
        Optional<String> late = log.fault();
        if (late.isPresent()) {
            return Optional.of(new Fault("http: late, " + late.get().split(": ", -1)[0], late.get()));
        }
        Connection connection = ports.get(port).open();
        connection.send(request(input));
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        connection.next(FIRST_ANSWER).ifPresent(answer::writeBytes);
        for (Optional<byte[]> more = connection.next(MORE); more.isPresent(); more = connection.next(MORE)) {
            answer.writeBytes(more.get());
        }
        List<Response> responses = Response.all(answer.toByteArray());
        reactions.count(responses.stream().map(Response::status).findFirst());
        if (connection.isEnded() || isEventStream(responses)) {
            connection.close();
        } else {
            open.add(port, input, connection);
        }
        return HttpRule.fault(request(input), responses)
                .or(log::fault)
                .map(fault -> new Fault("http: " + port + ": " + fault.split(": ", -1)[0], port + ": " + fault));
    }

    private static boolean isEventStream(List<Response> responses) {
        return responses.stream().anyMatch(each -> each.header("content-type").startsWith("text/event-stream"));
    }

    /** The status of the first answer to a good request. */
    private Optional<Integer> answered(byte[] input) {
        try (Connection connection = ports.get(port(input)).open()) {
            connection.send(request(input));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            Optional<Integer> status = Optional.empty();
            while (status.isEmpty() && !connection.isEnded() && System.nanoTime() < deadline) {
                connection.next(FIRST_ANSWER).ifPresent(answer::writeBytes);
                status = Response.all(answer.toByteArray()).stream()
                        .map(Response::status)
                        .filter(each -> each >= 200)
                        .findFirst();
            }
            return status;
        }
    }

    @Override
    public Optional<Fault> checkOthers() {
        if (!parts.alive()) {
            return Optional.of(new Fault("http: ended", "a process has ended: see its log"));
        }
        for (String port : HttpRequests.ports()) {
            byte[] request = HttpRequests.first(port);
            byte[] line = (port + "\n").getBytes(StandardCharsets.UTF_8);
            ByteArrayOutputStream input = new ByteArrayOutputStream();
            input.writeBytes(line);
            input.writeBytes(request);
            Optional<Integer> status = answered(input.toByteArray());
            if (status.isEmpty() || status.get() != 200) {
                return Optional.of(
                        new Fault("http: " + port + ": good", "a good request to " + port + " got " + status));
            }
        }
        return open.fault();
    }

    private byte[] request(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        return session.filled(text.substring(text.indexOf('\n') + 1)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String port(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        return text.substring(0, Math.max(0, text.indexOf('\n')));
    }

    static String shown(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        return text.substring(0, Math.min(200, text.length())).replaceAll("\\p{C}", "~");
    }

    @Override
    public String reactions() {
        return reactions.toString();
    }

    @Override
    public void close() {
        open.close();
    }
}
