package io.masif.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.cli.bed.Masif;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** Groups, and decisions for their members. */
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
