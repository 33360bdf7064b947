package io.masif.wire;

import io.masif.domain.Action;
import io.masif.domain.Blocked;
import io.masif.domain.Facts;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What a host tells about itself, on the wire. Members that are not known here are ignored: an agent may be newer. */
public final class FactsJson {
    private FactsJson() {}

    /** {@code {"os", "kernel", "agent", "rebootRequired", "listsFrom", "problem", "blocked"}}; null is left out. */
    public static JsonObject write(Facts facts) {
        JsonObject json = new JsonObject();
        putIfKnown(json, "os", facts.os());
        putIfKnown(json, "kernel", facts.kernel());
        putIfKnown(json, "agent", facts.agent());
        json.put("rebootRequired", facts.rebootRequired());
        putIfKnown(json, "listsFrom", facts.listsFrom());
        putIfKnown(json, "problem", facts.problem());
        JsonArray blocked = new JsonArray();
        facts.blocked().forEach(each -> blocked.add(write(each)));
        return json.put("blocked", blocked);
    }

    /** @throws io.masif.failure.Failure as bad input, with the path of what is wrong */
    public static Facts read(Members members) {
        List<Blocked> blocked = members.list("blocked", FactsJson::blocked);
        return new Facts(
                members.text("os"),
                members.text("kernel"),
                members.text("agent"),
                members.flag("rebootRequired"),
                members.moment("listsFrom"),
                members.text("problem"),
                blocked == null ? List.of() : blocked);
    }

    private static JsonObject write(Blocked blocked) {
        JsonObject json = new JsonObject().put("action", ActionJson.write(blocked.action()));
        putIfKnown(json, "reason", blocked.reason());
        return json.put("waitsFor", ActionJson.write(blocked.waitsFor()));
    }

    private static Blocked blocked(Members members) {
        List<Action> waitsFor = members.list("waitsFor", ActionJson::read);
        return new Blocked(
                ActionJson.read(members.requiredMembers("action")),
                waitsFor == null ? List.of() : waitsFor,
                members.text("reason"));
    }

    private static void putIfKnown(JsonObject json, String key, Object value) {
        if (value != null) {
            json.put(key, value.toString());
        }
    }
}
