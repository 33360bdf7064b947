package io.masif.ui.rollout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.decision.HostSet;
import io.masif.domain.Action;
import io.masif.domain.Result;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.RunningUi;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/** A fleet whose hosts plan an update of perl, and rollouts of it. */
abstract class RolloutCase extends ApiCase {
    static final String START = """
        {"plan": "test", "actions": [{"package": "perl", "action": "update", "to_version": "5.36"}]}\
        """;

    void putHosts(int count) {
        for (int i = 1; i <= count; i++) {
            rows.putHost("h" + i, PERL);
        }
        awaitPending(1);
        Await.until(
                "all hosts",
                TIMEOUT,
                () -> new JsonArray(api.get("/api/v1/hosts?limit=1000").body()).size() == count);
    }

    /** Saves the plan named test. */
    void savePlan(String... rings) {
        Browser administrator = ui.browser().withBasicAuthentication("admin", RunningUi.PASSWORD);
        HttpResponse<String> answer = administrator.post(
                "/api/v1/rollout-plans", "{\"name\": \"test\", \"rings\": [" + String.join(",", rings) + "]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    long startRollout() {
        HttpResponse<String> answer = api.post("/api/v1/rollouts", START);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new JsonObject(answer.body()).getLong("id");
    }

    JsonObject rollout(long id) {
        return new JsonObject(api.get("/api/v1/rollouts/" + id).body());
    }

    JsonObject ring(long id, int ring) {
        return rollout(id).getJsonArray("rings").getJsonObject(ring - 1);
    }

    void awaitRing(long id, int ring, String state) {
        Await.until(
                "ring " + ring + " " + state,
                TIMEOUT,
                () -> state.equals(ring(id, ring).getString("state")));
    }

    JsonObject awaitState(long id, String state) {
        return Await.value("rollout " + state, TIMEOUT, () -> Optional.of(rollout(id))
                .filter(each -> state.equals(each.getString("state"))));
    }

    void awaitCount(long id, int ring, String count, int expected) {
        awaitCount(id, ring, count, expected, TIMEOUT);
    }

    void awaitCount(long id, int ring, String count, int expected, Duration timeout) {
        Await.until("ring " + ring + ": " + count + "=" + expected, timeout, () -> {
            JsonObject counts = ring(id, ring).getJsonObject("counts");
            return counts != null && Objects.equals(counts.getInteger(count), expected);
        });
    }

    /** A command about a ring. */
    HttpResponse<String> command(long id, String command, int ring) {
        return api.post(
                "/api/v1/rollouts/" + id + "/commands", "{\"command\": \"" + command + "\", \"ring\": " + ring + "}");
    }

    HttpResponse<String> command(long id, String command) {
        return api.post("/api/v1/rollouts/" + id + "/commands", "{\"command\": \"" + command + "\"}");
    }

    /** Executes the update on these hosts. */
    void execute(Iterable<String> hosts, Result result) {
        for (String host : hosts) {
            rows.putRun(host, PERL, result, result == Result.FAILED ? "its postinst failed" : null, "the output");
            rows.putHost(host, result == Result.DONE ? new Action[0] : new Action[] {PERL});
        }
    }

    /** The hosts that a decision in force approves it for, as masters read it. */
    SortedSet<String> approvedHosts() {
        RoaringBitmap approved = new RoaringBitmap();
        rows.query("""
            SELECT d.scope, s.hosts FROM decision d LEFT JOIN host_set s ON s.id = d.host_set_id
            WHERE NOT EXISTS (SELECT 1 FROM revocation r WHERE r.decision_id = d.id AND r.scope = 'all')
            """).forEach(row -> {
            if (row.getString("scope").equals("all")) {
                rows.query("SELECT id FROM agent").forEach(host -> approved.add(host.getInteger("id")));
            } else {
                approved.or(HostSet.parse(row.getString("hosts")).toBitmap());
            }
        });
        return names(approved);
    }

    /** The names of the hosts on which the action awaits a decision. */
    List<String> undecided(String packageName, String action) {
        String path = "/api/v1/hosts?limit=1000&package=" + packageName + "&pending=" + action;
        return new JsonArray(api.get(path).body())
                .stream()
                        .map(host -> ((JsonObject) host).getString("name"))
                        .sorted()
                        .toList();
    }

    void awaitUndecided(String packageName, String action, String... hosts) {
        Await.until("undecided: " + List.of(hosts), TIMEOUT, () -> undecided(packageName, action)
                .equals(List.of(hosts)));
    }

    /** The hosts of a ring. */
    SortedSet<String> ringHosts(long rollout, int ring) {
        return names(HostSet.parse(
                        rows.query("""
                            SELECT s.hosts FROM rollout_ring g JOIN host_set s ON s.id = g.host_set_id
                            WHERE g.rollout_id = ? AND g.ring = ?
                            """, rollout, ring - 1).iterator().next().getString("hosts"))
                .toBitmap());
    }

    private SortedSet<String> names(RoaringBitmap ids) {
        SortedSet<String> names = new TreeSet<>();
        rows.query("SELECT id, name FROM agent").forEach(row -> {
            if (ids.contains(row.getInteger("id"))) {
                names.add(row.getString("name"));
            }
        });
        return names;
    }

    static List<String> hosts(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "h" + i).toList();
    }

    static SortedSet<String> without(SortedSet<String> all, SortedSet<String> others) {
        SortedSet<String> rest = new TreeSet<>(all);
        rest.removeAll(others);
        return rest;
    }

    /** The rollouts are advanced in the order in which they were started. No host proposes the later one, which ends at once. */
    final void awaitEvaluation() {
        HttpResponse<String> later = Await.value("a later rollout", TIMEOUT, () -> Optional.of(
                        api.post("/api/v1/rollouts", START.replace("5.36", "5.37")))
                .filter(answer -> answer.statusCode() == 201));
        awaitState(new JsonObject(later.body()).getLong("id"), "finished");
    }
}
