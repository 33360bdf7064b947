package io.masif.ui.api.decision;

import io.masif.decision.Scope;
import io.masif.failure.Failure;
import io.masif.ui.view.host.HostChoice;
import io.masif.wire.JsonMembers;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Reads and writes the hosts of a decision: {@code hosts}, {@code except} or {@code groups}; without any of them, all hosts. */
public final class HostSelectionJson {
    private static final int MAX_HOSTS = 100_000;

    private HostSelectionJson() {}

    /** Reads the hosts. */
    public static HostChoice read(JsonMembers members) {
        List<String> hosts = readNames(members, "hosts");
        List<String> except = readNames(members, "except");
        List<String> groups = readNames(members, "groups");
        if (hosts != null && except != null) {
            throw members.fail(
                    "except",
                    "hosts and except cannot be given together: name those that are meant, or those" + " that are not");
        }
        if (groups != null) {
            if (hosts != null || except != null) {
                throw members.fail(
                        "groups", "groups cannot be given together with hosts or except: name groups, or hosts");
            }
            return new HostChoice(Scope.GROUPS, groups);
        }
        if (hosts != null) {
            return new HostChoice(Scope.ONLY, hosts);
        }
        return except != null ? new HostChoice(Scope.EXCEPT, except) : HostChoice.ALL;
    }

    private static List<String> readNames(JsonMembers members, String key) {
        requireAtMost(members, key, MAX_HOSTS);
        List<String> names = members.getTexts(key);
        if (names != null && names.isEmpty()) {
            throw members.fail(key, key + " is empty: name at least one, or leave it out for all hosts");
        }
        return names == null ? null : names.stream().distinct().toList();
    }

    /** @throws Failure as bad input if the array has more elements */
    static void requireAtMost(JsonMembers members, String key, int max) {
        int size = members.size(key);
        if (size > max) {
            throw members.createFailure(key, "an array of at most " + max + " elements", "one of " + size);
        }
    }

    /** Writes the names into {@code hosts}, {@code except} or {@code groups}; all are null for all hosts. */
    public static JsonObject write(JsonObject json, Scope scope, List<String> names) {
        return json.put("hosts", scope == Scope.ONLY ? new JsonArray(names) : null)
                .put("except", scope == Scope.EXCEPT ? new JsonArray(names) : null)
                .put("groups", scope == Scope.GROUPS ? new JsonArray(names) : null);
    }
}
