package io.masif.ui.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.decision.HostSet;
import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import io.masif.domain.Kind;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Long lists as CSV. */
class ExportTest extends ApiCase {
    private static final int APPROVALS = 60;
    private static final int ACTIONS = 400;

    @Test
    void eachPendingActionIsThereOnce() {
        Action[] many = IntStream.range(0, 901)
                .mapToObj(i -> Action.of("p-" + i, "amd64", Kind.UPDATE, "1", "2"))
                .toArray(Action[]::new);
        rows.putHost("a", many);
        awaitPending(many.length);
        List<String> packages = ui.logIn()
                .get("/pending.csv?sort=-name")
                .body()
                .lines()
                .skip(1)
                .map(line -> line.replaceFirst("^[^,]*,([^,]*),.*$", "$1"))
                .toList();
        assertThat(packages)
                .hasSize(many.length)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    /** Whether the index still has the decision, or only the archive. */
    @Test
    void anApprovalHasAllItsHosts() {
        rows.putHosts(150, Action.of("p", "amd64", Kind.UPDATE, "1", "2"));
        awaitPending(1);
        List<String> hosts = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        rows.query("SELECT id, name FROM agent ORDER BY name").forEach(row -> {
            numbers.add(row.getInteger("id"));
            hosts.add(row.getString("name"));
        });
        hosts.sort(null);
        ApprovalPattern pattern = new ApprovalPattern("p", Kind.UPDATE, null, "2");
        long approval = rows.insertApproval(
                List.of(pattern, new ApprovalPattern("q", Kind.UPDATE, null, "2")),
                HostSet.of(numbers.stream().mapToInt(Integer::intValue).toArray()));
        awaitPending(0);
        Browser browser = ui.logIn();
        String names = "," + String.join(" ", hosts) + ",";
        assertThat(browser.get("/approvals.csv").body().lines().skip(1))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains(names));
        assertThat(browser.get("/approvals.csv?package=q").body().lines().skip(1))
                .singleElement()
                .asString()
                .contains(",q,update,");
        rows.query(
                "INSERT INTO revocation (decision_id, scope, author, created_at)"
                        + " VALUES (?, 'all', 'grace', UTC_TIMESTAMP(3) - INTERVAL 30 DAY)",
                approval);
        rows.query("UPDATE counter SET value = value + 1 WHERE name = 'approval'");
        awaitEnded(approval);
        assertThat(browser.get("/approvals.csv?state=revoked").body().lines().skip(1))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains(names));
        assertThat(browser.get("/approvals.csv?state=revoked&package=q").body().lines())
                .hasSize(2);
    }

    /** The comment makes the file much larger than what lies between the UI and a client that does not read on. */
    @Test
    void approvalsThatAreMadeWhileTheFileIsReadSlowlyMoveNoRow() throws IOException {
        List<ApprovalPattern> patterns = IntStream.range(0, ACTIONS)
                .mapToObj(i -> new ApprovalPattern("p-" + i, Kind.UPDATE, null, "2"))
                .toList();
        Set<Long> made = IntStream.range(0, APPROVALS)
                .mapToObj(i -> rows.insertApproval(patterns, null))
                .collect(Collectors.toCollection(TreeSet::new));
        rows.query("UPDATE decision SET comment = REPEAT('long ', 200)");
        Await.until("all approvals", TIMEOUT, () -> approvals().size() == APPROVALS);
        Browser browser = ui.logIn();
        try (BufferedReader file = new BufferedReader(
                new InputStreamReader(browser.open("/approvals.csv?state=all"), StandardCharsets.UTF_8))) {
            assertThat(file.readLine()).startsWith("approval,state,");
            rows.insertApproval(patterns, null);
            List<Long> read = file.lines()
                    .map(line -> Long.valueOf(line.substring(0, line.indexOf(','))))
                    .toList();
            assertThat(read).hasSize(APPROVALS * ACTIONS);
            assertThat(new TreeSet<>(read)).isEqualTo(made);
        }
    }
}
