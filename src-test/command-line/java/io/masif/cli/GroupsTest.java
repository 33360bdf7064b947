package io.masif.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.cli.bed.AskedFleet;
import io.masif.cli.bed.Masif;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Decisions for groups and for classes of hosts. */
class GroupsTest extends FleetCase {
    @Test
    void decisionsAreForTheMembersOfGroups() {
        String host = asked.fleet().api().hostNames().get(0);
        String pending = findPending(host);
        asked.fleet().api().addGroup("first", "name~" + host);
        assertThat(output("groups", "first").lines().toList().get(1)).matches("first +1 +\\d+ .* name~" + host + " *");
        assertThat(output("hosts", "--group", "first").lines()).hasSize(2);
        String id = output("decline", pending, "--group", "first", "--yes").replaceAll("\\D", "");
        assertThat(output("declines")).contains("members of first");
        output("revoke", "--decline", id, "--yes");
        Masif.Result both = masif.run("approve", pending, "--group", "first", "--hosts", host, "--yes");
        assertThat(both.code()).isEqualTo(2);
        assertThat(both.err()).contains("Give only one of --hosts, --except, --selector and --group.");
        assertThat(masif.run("approve", pending, "--group", "none", "--yes").err())
                .contains("There is no such group");
    }

    /** As on the page whose list is filtered so. */
    @Test
    void whatIsChosenByAClassIsDecidedForItsHosts() {
        String hostClass =
                texts(output("pending", "--group", "class", "--json"), "name").get(0);
        List<String> hosts = texts(output("hosts", "--class", hostClass, "--json"), "name");
        assertThat(hosts).isNotEmpty().hasSizeLessThan(AskedFleet.HOSTS);
        String pending = texts(output("pending", "--class", hostClass, "--json"), "package")
                .get(0);
        String id = output("approve", pending, "--class", hostClass, "--yes").replaceAll("\\D", "");
        assertThat(new JsonObject(output("approval", id, "--json")).getJsonArray("hosts"))
                .containsExactlyInAnyOrderElementsOf(hosts);
        output("revoke", id, "--yes");
        assertThat(masif.run("approve", "--all", "--class", "BeOS 5 ppc", "--yes")
                        .err())
                .contains("Nothing matches.");
    }

    private static List<String> texts(String rows, String member) {
        return new JsonArray(rows)
                .stream().map(row -> ((JsonObject) row).getString(member)).toList();
    }

    /** A package of which an action is pending on the host. */
    private String findPending(String host) {
        return new JsonObject(output("host", host, "--json"))
                .getJsonArray("plan").stream()
                        .map(JsonObject.class::cast)
                        .filter(action -> action.getString("decision").equals("pending"))
                        .map(action -> action.getString("package"))
                        .findFirst()
                        .orElseThrow();
    }
}
