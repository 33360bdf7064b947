package io.masif.fuzz.server;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Plan;
import io.masif.fuzz.bed.HttpClient;
import io.masif.fuzz.bed.Parts;
import io.masif.fuzz.bed.Response;
import io.masif.fuzz.bed.Stored;
import io.masif.fuzz.check.Fault;
import io.masif.rig.Await;
import io.masif.wire.Members;
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

/** Two hosts that report what is right, one by each version of the protocol: whatever others send, they are served. */
final class HonestHosts implements AutoCloseable {
    /** Approved for all hosts from the beginning. */
    static final Action APPROVED = Action.of("honest-tool", "amd64", Kind.UPDATE, "1.0", "2.0");

    private static final Action PENDING = Action.of("perl", "amd64", Kind.UPDATE, "5.36.0-7", "5.36.0-8");
    private static final String LATE = "honest-late";
    /** Of this alone anything is approved, in the end. */
    static final Set<String> PACKAGES = Set.of(APPROVED.packageName(), LATE);

    private static final JsonObject FACTS =
            new JsonObject().put("os", "Debian 12").put("rebootRequired", false);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int CREATED = 201;
    private static final int OK = 200;

    private final Parts parts;
    private final Stored stored;
    private final HttpClient second;
    private final HttpClient first;
    private final HttpClient ui;
    /** Approved when others have sent all that they had. */
    private final Action late;

    private final Plan plan;

    /** @param version of the package that is approved late: another one for each target */
    HonestHosts(Parts parts, Stored stored, String version) {
        late = Action.of(LATE, "amd64", Kind.UPDATE, "1.0", version);
        plan = Plan.of(List.of(APPROVED, late, PENDING));
        this.parts = parts;
        this.stored = stored;
        second = new HttpClient(parts.host("honest"));
        first = new HttpClient(parts.host("honest-v1"));
        ui = new HttpClient(parts.ui());
    }

    /** Reports, and has one action approved. */
    void begin() {
        Await.until(
                "the honest hosts are known",
                PATIENCE,
                () -> report().isPresent() && reportV1().isPresent());
        approve(APPROVED);
    }

    /** What is wrong about how the hosts are served, when so much is approved. */
    Optional<Fault> fault(boolean all) {
        Set<Action> approved = all ? Set.of(APPROVED, late) : Set.of(APPROVED);
        return answered(approved).or(() -> answeredV1(approved)).or(this::unchanged);
    }

    /** Approves the other action as well: it has to reach the hosts, whatever others have called like it. */
    Optional<Fault> late() {
        approve(late);
        try {
            Await.until("the late approval", PATIENCE, () -> fault(true).isEmpty());
            return Optional.empty();
        } catch (AssertionError e) {
            return fault(true);
        }
    }

    private Optional<Fault> answered(Set<Action> approved) {
        Optional<Response> response = report();
        if (response.isEmpty()) {
            return fault("an honest host is not answered with 200");
        }
        ReportAnswer answer =
                ReportAnswer.read(Members.ofBody(Buffer.buffer(response.get().body())));
        List<Action> found = plan.actions().stream()
                .filter(action -> answer.approved().contains(action.digest()))
                .toList();
        return Set.copyOf(found).equals(approved) && answer.approved().size() == approved.size()
                ? Optional.empty()
                : fault("an honest host is answered " + found + ", and approved is " + approved);
    }

    private Optional<Fault> answeredV1(Set<Action> approved) {
        Optional<Response> response = reportV1();
        if (response.isEmpty()) {
            return fault("an honest host of version 1 is not answered with 200");
        }
        JsonArray expected =
                tasks(plan.actions().stream().filter(approved::contains).toList());
        return new JsonArray(response.get().body()).equals(expected)
                ? Optional.empty()
                : fault("an honest host of version 1 is answered "
                        + response.get().body() + ", and approved is " + expected);
    }

    private Optional<Fault> unchanged() {
        Optional<Stored.StoredHost> host = stored.host("honest");
        boolean same = host.isPresent()
                && host.get().difference(plan).isEmpty()
                && FACTS.equals(host.get().facts());
        return same ? Optional.empty() : fault("the stored plan or facts of an honest host are now " + host);
    }

    private Optional<Response> report() {
        byte[] body = new Report(plan.digest(), Optional.of(plan), FACTS, List.of())
                .toJson()
                .toBuffer()
                .getBytes();
        return well(second.send("POST", "/v2/report", "", body));
    }

    private Optional<Response> reportV1() {
        return well(first.send("POST", "/v1/pending-tasks", "", bytes(tasks(plan.actions()))));
    }

    private static Optional<Response> well(Optional<Response> response) {
        return response.filter(each -> each.status() == OK);
    }

    private static JsonArray tasks(List<Action> actions) {
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
        Await.until("an approval", PATIENCE, () -> ui.send("POST", "/api/v1/approvals", headers, body)
                .filter(response -> response.status() == CREATED || response.status() == OK)
                .isPresent());
        Await.until("its effect", PATIENCE, () -> report().filter(
                        response -> response.body().contains(action.digest().toString()))
                .isPresent());
    }

    private static byte[] bytes(JsonArray array) {
        return array.encode().getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<Fault> fault(String sentence) {
        return Optional.of(new Fault("honest host", sentence));
    }

    @Override
    public void close() {
        second.close();
        first.close();
        ui.close();
    }
}
