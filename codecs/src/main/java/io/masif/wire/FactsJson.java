package io.masif.wire;

import io.masif.domain.Blocked;
import io.masif.domain.Condition;
import io.masif.domain.Facts;
import io.masif.domain.HostState;
import io.masif.domain.KeptBack;
import io.masif.domain.PackageLists;
import io.masif.domain.Platform;
import io.masif.domain.Restarts;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** What a host tells about itself, on the wire. Members that are not known here are ignored: an agent may be newer. */
public final class FactsJson {
    private FactsJson() {}

    /**
     * {@code {"os", "kernel", "arch", "agent", "state", "problem", "rebootRequired", "rebootReasons", "services",
     * "listsFrom", "origins", "held", "keptBack", "leftovers", "archivesFree", "blocked"}}; what is null or empty is
     * left out.
     */
    public static JsonObject write(Facts facts) {
        JsonObject json = new JsonObject();
        putIfKnown(json, "os", facts.platform().os());
        putIfKnown(json, "kernel", facts.platform().kernel());
        putIfKnown(json, "arch", facts.platform().arch());
        putIfKnown(json, "agent", facts.platform().agent());
        if (!facts.condition().good()) {
            json.put("state", facts.condition().state().word())
                    .put("problem", facts.condition().problem());
        }
        json.put("rebootRequired", facts.restarts().reboot());
        putIfAny(json, "rebootReasons", facts.restarts().reasons(), reason -> reason);
        putIfAny(json, "services", facts.restarts().services(), service -> service);
        putIfKnown(json, "listsFrom", facts.lists().from());
        putIfAny(json, "origins", facts.lists().origins(), FactsJson::write);
        putIfAny(json, "held", facts.held(), name -> name);
        putIfAny(json, "keptBack", facts.keptBack(), FactsJson::write);
        putIfAny(json, "leftovers", facts.leftovers(), file -> file);
        if (facts.archivesFree() != null) {
            json.put("archivesFree", facts.archivesFree());
        }
        putIfAny(json, "blocked", facts.blocked(), FactsJson::write);
        return json;
    }

    /** @throws io.masif.failure.Failure as bad input, with the path of what is wrong */
    public static Facts read(Members members) {
        return new Facts(
                new Platform(members.text("os"), members.text("kernel"), members.text("arch"), members.text("agent")),
                condition(members),
                new Restarts(
                        members.flag("rebootRequired"),
                        known(members.texts("rebootReasons")),
                        known(members.texts("services"))),
                new PackageLists(members.moment("listsFrom"), known(members.list("origins", FactsJson::origin))),
                known(members.texts("held")),
                known(members.list("keptBack", FactsJson::keptBack)),
                known(members.texts("leftovers")),
                members.integer("archivesFree"),
                known(members.list("blocked", FactsJson::blocked)));
    }

    /** A state that is not known here is one of a newer agent: its sentence still counts. */
    private static Condition condition(Members members) {
        String problem = members.text("problem");
        String state = members.text("state");
        if (problem == null) {
            return Condition.GOOD;
        }
        HostState known =
                state == null ? HostState.APT_FAILED : HostState.of(state).orElse(HostState.APT_FAILED);
        return new Condition(known == HostState.OK ? HostState.APT_FAILED : known, problem);
    }

    private static JsonObject write(PackageLists.Origin origin) {
        return new JsonObject()
                .put("name", origin.name())
                .put("from", origin.from().toString());
    }

    private static PackageLists.Origin origin(Members members) {
        return new PackageLists.Origin(members.requiredText("name"), members.requiredMoment("from"));
    }

    private static JsonObject write(KeptBack keptBack) {
        return new JsonObject().put("package", keptBack.packageName()).put("reason", keptBack.reason());
    }

    private static KeptBack keptBack(Members members) {
        return new KeptBack(members.requiredText("package"), members.requiredText("reason"));
    }

    private static JsonObject write(Blocked blocked) {
        JsonObject json = new JsonObject().put("action", ActionJson.write(blocked.action()));
        putIfKnown(json, "reason", blocked.reason());
        return json.put("waitsFor", ActionJson.write(blocked.waitsFor()));
    }

    private static Blocked blocked(Members members) {
        return new Blocked(
                ActionJson.read(members.requiredMembers("action")),
                known(members.list("waitsFor", ActionJson::read)),
                members.text("reason"));
    }

    private static <T> List<T> known(List<T> list) {
        return list == null ? List.of() : list;
    }

    private static <T> void putIfAny(JsonObject json, String key, Collection<T> all, Function<T, Object> write) {
        if (!all.isEmpty()) {
            JsonArray array = new JsonArray();
            all.forEach(each -> array.add(write.apply(each)));
            json.put(key, array);
        }
    }

    private static void putIfKnown(JsonObject json, String key, Object value) {
        if (value != null) {
            json.put(key, value.toString());
        }
    }
}
