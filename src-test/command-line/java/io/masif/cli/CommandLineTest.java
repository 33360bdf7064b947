package io.masif.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.cli.bed.AskedFleet;
import io.masif.cli.bed.Masif;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people and scripts do with the program. */
class CommandLineTest extends FleetCase {
    @Test
    void pendingActionsAreATableWithoutColours() {
        List<String> lines = output("pending", "--limit", "100").lines().toList();
        JsonArray rows = new JsonArray(output("pending", "--limit", "100", "--json"));
        assertThat(lines).hasSize(rows.size() + 1).noneMatch(line -> line.contains("\u001b"));
        assertThat(lines.get(0)).matches("PACKAGE +ACTION +VERSION +HOSTS +SECURITY +AGE");
        int end = lines.get(0).indexOf("HOSTS") + "HOSTS".length();
        for (int i = 0; i < rows.size(); i++) {
            String hosts = String.format("%,d", rows.getJsonObject(i).getInteger("hosts"));
            assertThat(lines.get(i + 1).substring(0, end))
                    .startsWith(rows.getJsonObject(i).getString("package"))
                    .endsWith(" " + hosts);
        }
    }

    @Test
    void allPagesOfAListArePrinted() {
        JsonArray hosts = new JsonArray(output("hosts", "--json"));
        assertThat(hosts.stream().map(host -> ((JsonObject) host).getString("name")))
                .hasSize(AskedFleet.HOSTS)
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(output("hosts", "--limit", "7").lines()).hasSize(8);
    }

    @Test
    void filtersAreThoseOfThePages() {
        JsonArray rows = new JsonArray(output("pending", "--security", "--json"));
        assertThat(rows).isNotEmpty().allMatch(row -> ((JsonObject) row).getBoolean("security"));
        assertThat(new JsonArray(output("pending", "--since", "1h", "--json")).size())
                .isLessThan(new JsonArray(output("pending", "--json")).size());
        Masif.Result wrong = masif.run("hosts", "--state", "nonsense");
        assertThat(wrong.code()).isEqualTo(3);
        assertThat(wrong.err()).startsWith("error: ").contains("nonsense");
    }

    @Test
    void anApprovalIsMadeOnceAndRevoked() {
        String name = firstPending();
        String approved = output("approve", name, "--comment", "ticket 4711", "--yes");
        assertThat(approved).matches("Approval [0-9]+ is made.\n");
        String id = approved.replaceAll("\\D", "");
        JsonObject approval = new JsonObject(output("approval", id, "--json"));
        assertThat(approval.getString("comment")).isEqualTo("ticket 4711");
        assertThat(output("approvals").lines())
                .anyMatch(line -> line.strip().startsWith(id + " ") && line.contains("ticket 4711"));
        assertThat(output("approval", id)).contains("Approval " + id + " by admin", "update " + name);
        assertThat(output("revoke", id, "--yes")).isEqualTo("Approval " + id + " is revoked.\n");
        assertThat(output("approval", id)).contains("Revoked");
        assertThat(output("events", "--kind", "approved")).contains("ticket 4711");
    }

    @Test
    void aDryRunDecidesNothing() {
        String before = output("approvals", "--json");
        assertThat(output("approve", firstPending(), "--dry-run")).contains("can begin now");
        assertThat(output("approvals", "--json")).isEqualTo(before);
    }

    @Test
    void withoutATerminalNothingIsDecidedUnlessYesIsGiven() {
        Masif.Result refused = masif.run("approve", "--all");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).isEqualTo("error: There is no terminal on which to ask: give --yes, or --dry-run.\n");
    }

    @Test
    void onATerminalItAsks() {
        String before = output("approvals", "--json");
        Masif.Result asks = masif.terminal("n\n", "approve", firstPending());
        assertThat(asks.out())
                .contains(
                        "At here: approve ",
                        " for all hosts, also later ones? [y/N]",
                        "Not confirmed; nothing was changed.");
        assertThat(asks.code()).isEqualTo(1);
        assertThat(output("approvals", "--json")).isEqualTo(before);
    }

    @Test
    void onATerminalTablesFitAndHaveColours() {
        Masif.Result shown = masif.terminal("", "pending");
        assertThat(shown.out()).contains("\u001b[1mPACKAGE\u001b[0m");
        assertThat(shown.out().replaceAll("\u001b\\[[0-9]*m", "").lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(masif.with("NO_COLOR", "1").terminal("", "pending").out()).doesNotContain("\u001b");
    }

    @Test
    void decisionsAreForHostsByPattern() {
        String host = asked.fleet().api().hostNames().get(0);
        String pattern = host.substring(0, host.length() - 1) + "*";
        JsonArray plan = new JsonObject(output("host", host, "--json")).getJsonArray("plan");
        assertThat(plan).isNotEmpty();
        String declined = output("decline", firstPending(), "--except", pattern, "--yes");
        String id = declined.replaceAll("\\D", "");
        assertThat(output("declines")).contains("all but");
        output("revoke", "--decline", id, "--yes");
        Masif.Result nothing = masif.run("approve", firstPending(), "--hosts", "no-such-*", "--yes");
        assertThat(nothing.code()).isEqualTo(1);
        assertThat(nothing.err()).isEqualTo("error: No host matches no-such-*.\n");
        Masif.Result unlabelled = masif.run("approve", firstPending(), "--selector", "no-such=label", "--yes");
        assertThat(unlabelled.code()).isEqualTo(1);
        assertThat(unlabelled.err()).isEqualTo("error: No host matches no-such=label.\n");
    }

    @Test
    void aFollowedApprovalThatIsRevokedEnds() {
        String id = output("approve", firstPending(), "--yes").replaceAll("\\D", "");
        Process follower = masif.begin("approval", id, "--follow");
        try {
            assertThat(follower.inputReader().readLine()).contains("waiting");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        output("revoke", id, "--yes");
        Masif.Result ended = Masif.finish(follower);
        assertThat(ended.out().lines()).last().asString().startsWith("revoked");
        assertThat(ended.code()).isEqualTo(5);
    }

    @Test
    void everythingIsStoppedAndReleased() {
        assertThat(masif.run("release", "--yes").err()).isEqualTo("error: Nothing is stopped.\n");
        assertThat(masif.run("stop", "incident").code()).isEqualTo(2);
        assertThat(output("stop", "incident", "4711", "--yes"))
                .isEqualTo("All updates are stopped, by admin: incident 4711\n");
        assertThat(output("stop", "again", "--yes", "--json")).contains("\"reason\":\"incident 4711\"");
        assertThat(masif.terminal("n\n", "release").out()).contains("Stopped by admin: incident 4711");
        assertThat(output("release", "--yes")).isEqualTo("Released: approvals are handed out again.\n");
        assertThat(masif.run("release", "--yes").code()).isEqualTo(1);
    }

    @Test
    void eventsAreLinesOfTheHistory() {
        List<String> lines = output("events", "--limit", "900").lines().toList();
        assertThat(lines).hasSize(900).allMatch(line -> line.matches("[-0-9]{10} [:0-9]{8}  [^ ].*"));
        assertThat(lines).map(line -> line.substring(0, 19)).isSorted();
    }

    @Test
    void theServerMayStandBeforeTheCommand() {
        assertThat(output("--server", "here", "hosts", "--limit", "1").lines()).hasSize(2);
        assertThat(masif.run("--server", "there", "hosts").err()).contains("There is no server there");
    }

    @Test
    void otherListsAreThere() {
        assertThat(output("classes").strip()).startsWith("PLAN  CLASS");
        assertThat(new JsonArray(output("windows", "--json"))).isEmpty();
        asked.fleet()
                .database()
                .execute("INSERT INTO masif.freeze (begins_at, ends_at, reason, author, created_at)"
                        + " VALUES (UTC_TIMESTAMP(3) + INTERVAL 1 DAY, UTC_TIMESTAMP(3) + INTERVAL 2 DAY, 'audit', 'anna',"
                        + " UTC_TIMESTAMP(3))");
        assertThat(output("freezes")).contains("all hosts", "audit", "anna");
        assertThat(output("health")).contains("reboots");
        assertThat(output("health", "reboots")).contains("HOSTS");
        assertThat(output("pending", "--group", "source")).startsWith("SOURCE");
        assertThat(output("check")).contains("1,200 hosts, and accepts you as admin with the role administrator.");
        assertThat(masif.run("host", "no-such-host").code()).isEqualTo(1);
    }

    private String firstPending() {
        return new JsonArray(
                        output("pending", "--kind", "update", "--sort", "hosts", "--reverse", "--limit", "1", "--json"))
                .getJsonObject(0)
                .getString("package");
    }
}
