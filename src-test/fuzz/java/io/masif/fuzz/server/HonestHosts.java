package io.masif.fuzz.server;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Plan;
import io.masif.fuzz.bed.HttpClient;
import io.masif.fuzz.bed.Parts;
import io.masif.fuzz.bed.Response;
import io.masif.fuzz.bed.StoredData;
import io.masif.fuzz.check.Fault;
import io.masif.rig.process.Await;
import io.masif.wire.EncodedFacts;
import io.masif.wire.JsonMembers;
import io.masif.wire.Report;
import io.masif.wire.ReportAnswer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Two hosts with valid reports, one by each version of the protocol: they are served, whatever others send. */
final class HonestHosts implements AutoCloseable {
    /** Approved for all hosts from the beginning. */
    static final Action APPROVED = Action.of("honest-tool", "amd64", Kind.UPDATE, "1.0", "2.0");

    private static final Action PENDING = Action.of("perl", "amd64", Kind.UPDATE, "5.36.0-7", "5.36.0-8");
    private static final String LATE = "honest-late";
    /** Of this alone anything is approved, in the end. */
    static final Set<String> PACKAGES = Set.of(APPROVED.packageName(), LATE);

    private static final JsonObject FACTS =
            new JsonObject().put("os", "Debian 12").put("rebootRequired", false);
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final int CREATED = 201;
    private static final int OK = 200;

    private final Parts parts;
    private final StoredData stored;
    private final HttpClient clientV2;
    private final HttpClient clientV1;
    private final HttpClient ui;
    /** Approved when others have sent all that they had. */
    private final Action late;

    private final Plan plan;

    /** @param version of the package that is approved late: another one for each target */
    HonestHosts(Parts parts, StoredData stored, String version) {
        late = Action.of(LATE, "amd64", Kind.UPDATE, "1.0", version);
        plan = Plan.of(List.of(APPROVED, late, PENDING));
        this.parts = parts;
        this.stored = stored;
        clientV2 = new HttpClient(parts.masterAs("honest"));
        clientV1 = new HttpClient(parts.masterAs("honest-v1"));
        ui = new HttpClient(parts.ui());
    }

    /** Reports, and has one action approved. */
    void start() {
        Await.until(
                "the honest hosts are listed",
                TIMEOUT,
                () -> report().isPresent() && reportV1().isPresent());
        approve(APPROVED);
    }

    /** What is wrong about how the hosts are served, when so much is approved. */
    Optional<Fault> fault(boolean all) {
        Set<Action> approved = all ? Set.of(APPROVED, late) : Set.of(APPROVED);
        return checkAnswer(approved).or(() -> checkAnswerV1(approved)).or(this::checkUnchanged);
    }

    /** Approves the other action as well: it has to reach the hosts, even if others used its name. */
    Optional<Fault> late() {
        approve(late);
        try {
            Await.until("the late approval", TIMEOUT, () -> fault(true).isEmpty());
            return Optional.empty();
        } catch (AssertionError e) {
            return fault(true);
        }
    }

    private Optional<Fault> checkAnswer(Set<Action> approved) {
        Optional<Response> response = report();
        if (response.isEmpty()) {
            return fault("an honest host is not answered with 200");
        }
        ReportAnswer answer = ReportAnswer.read(
                JsonMembers.ofBody(Buffer.buffer(response.get().body())));
        List<Action> found = plan.actions().stream()
                .filter(action -> answer.approved().contains(action.digest()))
                .toList();
        return Set.copyOf(found).equals(approved) && answer.approved().size() == approved.size()
                ? Optional.empty()
                : fault("an honest host is answered " + found + ", and approved is " + approved);
    }

    private Optional<Fault> checkAnswerV1(Set<Action> approved) {
        Optional<Response> response = reportV1();
        if (response.isEmpty()) {
            return fault("an honest host of version 1 is not answered with 200");
        }
        JsonArray expected =
                toTasks(plan.actions().stream().filter(approved::contains).toList());
        return new JsonArray(response.get().body()).equals(expected)
                ? Optional.empty()
                : fault("an honest host of version 1 is answered "
                        + response.get().body() + ", and approved is " + expected);
    }

    private Optional<Fault> checkUnchanged() {
        Optional<StoredData.StoredHost> host = stored.findHost("honest");
        boolean isUnchanged = host.isPresent()
                && host.get().findDifference(plan).isEmpty()
                && FACTS.equals(host.get().facts());
        return isUnchanged ? Optional.empty() : fault("the stored plan or facts of an honest host are now " + host);
    }

    private Optional<Response> report() {
        byte[] body = new Report(plan.digest(), Optional.of(plan), EncodedFacts.of(FACTS), List.of())
                .toJson()
                .toBuffer()
                .getBytes();
        return filterOk(clientV2.sendUntilAvailable("POST", "/v2/report", "", body));
    }

    private Optional<Response> reportV1() {
        return filterOk(clientV1.sendUntilAvailable("POST", "/v1/pending-tasks", "", toBytes(toTasks(plan.actions()))));
    }

    private static Optional<Response> filterOk(Optional<Response> response) {
        return response.filter(each -> each.status() == OK);
    }

    private static JsonArray toTasks(List<Action> actions) {
        JsonArray tasks = new JsonArray();
        actions.forEach(action -> tasks.add(new JsonObject()
                .put("package", action.packageName())
                .put("action", action.kind().word())
                .put("from_version", action.from())
                .put("to_version", action.to())));
        return tasks;
    }

    private void approve(Action action) {
        JsonObject pattern = new JsonObject()
                .put("package", action.packageName())
                .put("action", action.kind().word())
                .put("to_version", action.to());
        byte[] body = new JsonObject()
                .put("actions", new JsonArray().add(pattern))
                .encode()
                .getBytes(StandardCharsets.UTF_8);
        String headers = "Authorization: Bearer " + parts.token() + "\r\nContent-Type: application/json\r\n";
        Await.until("an approval", TIMEOUT, () -> ui.send("POST", "/api/v1/approvals", headers, body)
                .filter(response -> response.status() == CREATED || response.status() == OK)
                .isPresent());
        Await.until("its effect", TIMEOUT, () -> report().filter(
                        response -> response.body().contains(action.digest().toString()))
                .isPresent());
    }

    private static byte[] toBytes(JsonArray array) {
        return array.encode().getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<Fault> fault(String sentence) {
        return Optional.of(new Fault("honest host", sentence));
    }

    @Override
    public void close() {
        clientV2.close();
        clientV1.close();
        ui.close();
    }
}
