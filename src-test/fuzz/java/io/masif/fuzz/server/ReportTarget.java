package io.masif.fuzz.server;

import io.masif.fuzz.bed.HttpClient;
import io.masif.fuzz.bed.LogWatch;
import io.masif.fuzz.bed.Parts;
import io.masif.fuzz.bed.Response;
import io.masif.fuzz.bed.StoredData;
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
    private static final int INPUTS_PER_HOST = 500;

    private final ReportRule rule;
    private final String path;
    private final Function<Randomness, byte[]> source;
    private final Samples samples = new Samples();
    private final StoredData stored;
    private final HonestHosts honestHosts;
    private final LogWatch log;
    private final Parts parts;
    private final Reactions reactions = new Reactions();
    private String host;
    private HttpClient client;
    private int inputCount;

    private ReportTarget(Parts parts, ReportRule rule, String path, Function<Randomness, byte[]> source) {
        this.parts = parts;
        this.rule = rule;
        this.path = path;
        this.source = source;
        stored = new StoredData(parts.database());
        honestHosts = new HonestHosts(parts, stored, "2." + rule.name().charAt(1));
        log = parts.watchLog("master");
        switchHost();
    }

    /** By version 1. */
    public static ReportTarget createV1(Parts parts) {
        return new ReportTarget(parts, new VersionOneRule(), "/v1/pending-tasks", ReportBodies::createV1);
    }

    /** By version 2. */
    public static ReportTarget createV2(Parts parts) {
        return new ReportTarget(parts, new VersionTwoRule(), "/v2/report", ReportBodies::createV2);
    }

    @Override
    public String name() {
        return rule.name();
    }

    @Override
    public Optional<Fault> prepare(long seed) {
        honestHosts.start();
        return samples.create(seed, name(), source, input -> send(input)
                .filter(response -> response.status() != OK && response.status() != UNAVAILABLE)
                .map(response -> new Fault(
                        name() + ": sample",
                        "a valid report is answered " + response.status() + ": " + response.body()))
                .or(() -> check(input)));
    }

    @Override
    public byte[] createInput(Randomness random) {
        return ReportBodies.mutate(random, samples.pick(random), samples.pick(random));
    }

    @Override
    public Optional<Fault> check(byte[] input) {
        if (++inputCount % INPUTS_PER_HOST == 0) {
            switchHost();
        }
        Optional<StoredData.StoredHost> before = stored.findHost(host);
        List<String> runs = rule.getRunIds(input).stream()
                .filter(id -> stored.findRun(host, id).isEmpty())
                .toList();
        Optional<Response> response = send(input);
        Optional<StoredData.StoredHost> after = stored.findHost(host);
        Optional<String> fault = response.isEmpty()
                ? Optional.of("no answer")
                : response.get().status() == OK
                        ? rule.findFault(input, response.get(), after).or(() -> checkRuns(input, runs))
                        : RefusalRule.findFault(response.get())
                                // one that is refused because it takes too long may have been stored
                                .or(() -> response.get().status() == UNAVAILABLE || before.equals(after)
                                        ? Optional.empty()
                                        : Optional.of("refused, and stored all the same"));
        return fault.map(sentence -> new Fault(
                        name() + ": " + sentence.split(":", -1)[0],
                        sentence + ", answered "
                                + response.map(Response::status).orElse(0) + " "
                                + response.map(Response::body).orElse("")))
                .or(() -> log.findFault().map(line -> new Fault(name() + ": " + line.split(":", -1)[0], line)));
    }

    /** What is wrong with runs that were not there before; those that were may have been sent otherwise. */
    private Optional<String> checkRuns(byte[] input, List<String> ids) {
        return ids.stream()
                .flatMap(id -> rule.findFault(input, id, stored.findRun(host, id)).stream())
                .findFirst();
    }

    /** A master takes only so much that is new from one host. */
    private void switchHost() {
        if (client != null) {
            client.close();
        }
        host = "fuzzed-" + name() + "-" + inputCount / INPUTS_PER_HOST;
        client = new HttpClient(parts.masterAs(host));
    }

    private Optional<Response> send(byte[] body) {
        Optional<Response> response = client.send("POST", path, "Content-Type: application/json\r\n", body);
        reactions.count(response.map(Response::status));
        return response;
    }

    @Override
    public Optional<Fault> checkOthers() {
        return parts.isAlive()
                ? honestHosts.fault(false)
                : Optional.of(new Fault(name() + ": ended", "a process has ended: see its log"));
    }

    @Override
    public Optional<Fault> finish() {
        return honestHosts.late();
    }

    @Override
    public String summarizeReactions() {
        return reactions.toString();
    }

    @Override
    public void close() {
        client.close();
        honestHosts.close();
        stored.close();
    }
}
