package io.masif.fuzz.server;

import io.masif.fuzz.bed.HttpClient;
import io.masif.fuzz.bed.LogWatch;
import io.masif.fuzz.bed.Parts;
import io.masif.fuzz.bed.Response;
import io.masif.fuzz.bed.Stored;
import io.masif.fuzz.check.Fault;
import io.masif.fuzz.check.Reactions;
import io.masif.fuzz.check.Samples;
import io.masif.fuzz.check.Target;
import io.masif.fuzz.input.Randomness;
import io.masif.fuzz.input.ReportBodies;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A master that a host sends reports to, by one version of the protocol. */
public final class ReportTarget implements Target {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final int INPUTS_OF_A_HOST = 500;

    private final ReportRule rule;
    private final String path;
    private final Function<Randomness, byte[]> source;
    private final Samples samples = new Samples();
    private final Stored stored;
    private final HonestHosts honest;
    private final LogWatch log;
    private final Parts parts;
    private final Reactions reactions = new Reactions();
    private String host;
    private HttpClient client;
    private int sent;

    private ReportTarget(Parts parts, ReportRule rule, String path, Function<Randomness, byte[]> source) {
        this.parts = parts;
        this.rule = rule;
        this.path = path;
        this.source = source;
        stored = new Stored(parts.database());
        honest = new HonestHosts(parts, stored, "2." + rule.name().charAt(1));
        log = parts.log("master");
        nextHost();
    }

    /** By version 1. */
    public static ReportTarget v1(Parts parts) {
        return new ReportTarget(parts, new VersionOneRule(), "/v1/pending-tasks", ReportBodies::v1);
    }

    /** By version 2. */
    public static ReportTarget v2(Parts parts) {
        return new ReportTarget(parts, new VersionTwoRule(), "/v2/report", ReportBodies::v2);
    }

    @Override
    public String name() {
        return rule.name();
    }

    @Override
    public Optional<Fault> prepare(long seed) {
        honest.begin();
        return samples.make(seed, name(), source, input -> send(input)
                .filter(response -> response.status() != OK && response.status() != UNAVAILABLE)
                .map(response -> new Fault(
                        name() + ": sample",
                        "a valid report is answered " + response.status() + ": " + response.body()))
                .or(() -> check(input)));
    }

    @Override
    public byte[] input(Randomness random) {
        return ReportBodies.mutated(random, samples.pick(random), samples.pick(random));
    }

    @Override
    public Optional<Fault> check(byte[] input) {
        if (++sent % INPUTS_OF_A_HOST == 0) {
            nextHost();
        }
        Optional<Stored.StoredHost> before = stored.host(host);
        List<String> runs = rule.runs(input).stream()
                .filter(id -> stored.run(host, id).isEmpty())
                .toList();
        Optional<Response> response = send(input);
        Optional<Stored.StoredHost> after = stored.host(host);
        Optional<String> fault = response.isEmpty()
                ? Optional.of("no answer")
                : response.get().status() == OK
                        ? rule.fault(input, response.get(), after).or(() -> runs(input, runs))
                        : Sentences.fault(response.get())
                                .or(() -> before.equals(after)
                                        ? Optional.empty()
                                        : Optional.of("refused, and stored all the same"));
        return fault.map(sentence -> new Fault(
                        name() + ": " + sentence.split(":", -1)[0],
                        sentence + ", answered "
                                + response.map(Response::status).orElse(0) + " "
                                + response.map(Response::body).orElse("")))
                .or(() -> log.fault().map(line -> new Fault(name() + ": " + line.split(":", -1)[0], line)));
    }

    /** What is wrong with runs that were not there before; those that were may have been sent otherwise. */
    private Optional<String> runs(byte[] input, List<String> ids) {
        return ids.stream()
                .flatMap(id -> rule.fault(input, id, stored.run(host, id)).stream())
                .findFirst();
    }

    /** A master takes only so much that is new from one host. */
    private void nextHost() {
        if (client != null) {
            client.close();
        }
        host = "fuzzed-" + name() + "-" + sent / INPUTS_OF_A_HOST;
        client = new HttpClient(parts.host(host));
    }

    private Optional<Response> send(byte[] body) {
        Optional<Response> response = client.send("POST", path, "Content-Type: application/json\r\n", body);
        reactions.count(response.map(Response::status));
        return response;
    }

    @Override
    public Optional<Fault> checkOthers() {
        return parts.alive()
                ? honest.fault(false)
                : Optional.of(new Fault(name() + ": ended", "a process has ended: see its log"));
    }

    @Override
    public Optional<Fault> finish() {
        return honest.late();
    }

    @Override
    public String reactions() {
        return reactions.toString();
    }

    @Override
    public void close() {
        client.close();
        honest.close();
        stored.close();
    }
}
