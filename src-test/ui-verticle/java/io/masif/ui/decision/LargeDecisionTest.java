package io.masif.ui.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.decision.HostSet;
import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import io.masif.domain.Kind;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A decision about many actions and hosts is one record. */
class LargeDecisionTest extends ApiCase {
    private static final int HOSTS = 5_000;
    private static final int ACTIONS = 1_000;

    private final Action[] actions = IntStream.range(0, ACTIONS)
            .mapToObj(i -> Action.of("package-" + i, "amd64", Kind.UPDATE, "1.0", "1.1"))
            .toArray(Action[]::new);

    @Test
    void aThousandActionsForHostsNamedOneByOneAreOneRow() {
        rows.putHosts(HOSTS, actions);
        Await.until("all hosts", TIMEOUT, () -> pendingHosts() == HOSTS);
        JsonArray patterns = new JsonArray();
        for (Action action : actions) {
            patterns.add(new JsonObject()
                    .put("package", action.packageName())
                    .put("action", "update")
                    .put("to_version", "1.1"));
        }
        JsonArray hosts = new JsonArray();
        IntStream.range(1, HOSTS).forEach(i -> hosts.add("host-" + i));
        String body =
                new JsonObject().put("actions", patterns).put("hosts", hosts).encode();
        HttpResponse<String> made = api.post("/api/v1/approvals", body);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        JsonObject decision = new JsonObject(made.body());
        assertThat(decision.getJsonObject("concerns"))
                .isEqualTo(new JsonObject().put("hosts", HOSTS - 1).put("actions", ACTIONS));
        assertThat(decision.getInteger("waiting")).isEqualTo(HOSTS - 1);
        assertThat(rows.countRows("decision")).isEqualTo(1);
        assertThat(rows.countRows("host_set")).isEqualTo(1);
        assertThat(rows.countRows("event WHERE kind = 'approved'")).isEqualTo(1);
        assertThat(pendingHosts()).isEqualTo(1);
    }

    @Test
    void approvalsOfManyDecisionsAreCountedForEveryHost() {
        rows.putHosts(200, PERL, BAR);
        awaitPending(2);
        List<ApprovalPattern> perl = List.of(new ApprovalPattern("perl", Kind.UPDATE, null, "5.36"));
        int first = rows.getHostId("host-1");
        for (int i = 0; i < 100; i++) {
            rows.insertApproval(perl, HostSet.of(first + i));
        }
        Await.until("a hundred decided", TIMEOUT, () -> pendingHosts("perl") == 100);
        assertThat(pendingHosts("bar")).isEqualTo(200);
        rows.putHost("host-1", BAR);
        rows.putHost("host-150", BAR);
        Await.until("two no longer plan it", TIMEOUT, () -> pendingHosts("perl") == 99);
        rows.putHost("host-1", BAR, PERL);
        rows.putHost("host-150", BAR, PERL);
        Await.until("only one of them is not decided", TIMEOUT, () -> pendingHosts("perl") == 100);
    }

    private int pendingHosts() {
        return pendingHosts("package-0");
    }

    private int pendingHosts(String packageName) {
        HttpResponse<String> answer = api.get("/api/v1/pending");
        return answer.statusCode() != 200
                ? -1
                : new JsonArray(answer.body())
                        .stream()
                                .map(JsonObject.class::cast)
                                .filter(row -> row.getString("package").equals(packageName))
                                .mapToInt(row -> row.getInteger("hosts"))
                                .sum();
    }
}
