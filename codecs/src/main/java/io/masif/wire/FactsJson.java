package io.masif.wire;

import io.masif.domain.host.BlockedAction;
import io.masif.domain.host.ExecutionLimits;
import io.masif.domain.host.Facts;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostState;
import io.masif.domain.host.KeptBackPackage;
import io.masif.domain.host.PackageLists;
import io.masif.domain.host.PendingRestarts;
import io.masif.domain.host.Platform;
import io.masif.domain.host.UpgradeGaps;
import io.masif.domain.label.Labels;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** The JSON of a host's facts. Unknown members are ignored: an agent may be newer than the master. */
public final class FactsJson {
    private FactsJson() {}

    /**
     * {@code {"os", "kernel", "arch", "agent", "state", "problem", "rebootRequired", "rebootReasons", "services",
     * "listsFrom", "origins", "held", "keptBack", "leftovers", "archivesFree", "blocked", "labels": {"KEY": "VALUE"}}};
     * null and empty values are omitted.
     */
    public static JsonObject write(Facts facts) {
        JsonObject json = new JsonObject();
        putIfPresent(json, "os", facts.platform().os());
        putIfPresent(json, "kernel", facts.platform().kernel());
        putIfPresent(json, "arch", facts.platform().arch());
        putIfPresent(json, "agent", facts.platform().agent());
        if (!facts.condition().isOk()) {
            json.put("state", facts.condition().state().word())
                    .put("problem", facts.condition().problem());
        }
        json.put("rebootRequired", facts.restarts().reboot());
        putIfNotEmpty(json, "rebootReasons", facts.restarts().reasons(), reason -> reason);
        putIfNotEmpty(json, "services", facts.restarts().services(), service -> service);
        putIfPresent(json, "listsFrom", facts.lists().from());
        putIfNotEmpty(json, "origins", facts.lists().origins(), FactsJson::write);
        putIfNotEmpty(json, "held", facts.gaps().held(), name -> name);
        putIfNotEmpty(json, "keptBack", facts.gaps().keptBack(), FactsJson::write);
        putIfNotEmpty(json, "leftovers", facts.gaps().leftovers(), file -> file);
        if (facts.limits().archivesFree() != null) {
            json.put("archivesFree", facts.limits().archivesFree());
        }
        if (!facts.labels().isEmpty()) {
            JsonObject labels = new JsonObject();
            facts.labels().values().forEach(labels::put);
            json.put("labels", labels);
        }
        putIfNotEmpty(json, "blocked", facts.blocked(), FactsJson::write);
        return json;
    }

    /** @throws io.masif.failure.Failure as bad input, with the path of what is wrong */
    public static Facts read(JsonMembers members) {
        return Facts.builder()
                .platform(new Platform(
                        members.getText("os"),
                        members.getText("kernel"),
                        members.getText("arch"),
                        members.getText("agent")))
                .condition(readCondition(members))
                .restarts(new PendingRestarts(
                        members.getBoolean("rebootRequired"),
                        orEmpty(members.getTexts("rebootReasons")),
                        orEmpty(members.getTexts("services"))))
                .lists(new PackageLists(
                        members.getInstant("listsFrom"), orEmpty(members.getList("origins", FactsJson::readOrigin))))
                .gaps(new UpgradeGaps(
                        orEmpty(members.getTexts("held")),
                        orEmpty(members.getList("keptBack", FactsJson::readKeptBack)),
                        orEmpty(members.getTexts("leftovers"))))
                .limits(new ExecutionLimits(
                        members.getInteger("archivesFree"),
                        orEmpty(members.getList("blocked", FactsJson::readBlocked))))
                .labels(readLabels(members))
                .build();
    }

    /** A label that is none is left out, since it is no reason to know nothing of the host. */
    private static Labels readLabels(JsonMembers members) {
        JsonObject labels = members.getObject("labels");
        return labels == null ? Labels.NONE : Labels.ofValid(labels.getMap());
    }

    /** An unknown state comes from a newer agent: its sentence still counts. */
    private static HostProblem readCondition(JsonMembers members) {
        String problem = members.getText("problem");
        String state = members.getText("state");
        if (problem == null) {
            return HostProblem.NONE;
        }
        HostState hostState =
                state == null ? HostState.APT_FAILED : HostState.of(state).orElse(HostState.APT_FAILED);
        return new HostProblem(hostState == HostState.OK ? HostState.APT_FAILED : hostState, problem);
    }

    private static JsonObject write(PackageLists.Origin origin) {
        return new JsonObject()
                .put("name", origin.name())
                .put("from", origin.from().toString());
    }

    private static PackageLists.Origin readOrigin(JsonMembers members) {
        return new PackageLists.Origin(members.getRequiredText("name"), members.getRequiredInstant("from"));
    }

    private static JsonObject write(KeptBackPackage keptBack) {
        return new JsonObject().put("package", keptBack.packageName()).put("reason", keptBack.reason());
    }

    private static KeptBackPackage readKeptBack(JsonMembers members) {
        return new KeptBackPackage(members.getRequiredText("package"), members.getRequiredText("reason"));
    }

    private static JsonObject write(BlockedAction blocked) {
        JsonObject json = new JsonObject().put("action", ActionJson.write(blocked.action()));
        putIfPresent(json, "reason", blocked.reason());
        return json.put("waitsFor", ActionJson.write(blocked.waitsFor()));
    }

    private static BlockedAction readBlocked(JsonMembers members) {
        return new BlockedAction(
                ActionJson.read(members.getRequiredMembers("action")),
                orEmpty(members.getList("waitsFor", ActionJson::read)),
                members.getText("reason"));
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }

    private static <T> void putIfNotEmpty(JsonObject json, String key, Collection<T> all, Function<T, Object> write) {
        if (!all.isEmpty()) {
            JsonArray array = new JsonArray();
            all.forEach(each -> array.add(write.apply(each)));
            json.put(key, array);
        }
    }

    private static void putIfPresent(JsonObject json, String key, Object value) {
        if (value != null) {
            json.put(key, value.toString());
        }
    }
}
