package io.masif.wire;

import io.masif.domain.Action;
import io.masif.domain.DebianPolicy;
import io.masif.domain.Kind;
import io.masif.domain.Plan;
import io.masif.domain.PlannedAction;
import io.masif.text.Quote;
import io.masif.text.VisibleText;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The JSON of an action in version 2 of the agents' protocol. */
public final class ActionJson {
    private ActionJson() {}

    /** {@code {"package", "arch", "kind", "from", "to", "releases", "security"}}; a null value is omitted. */
    public static JsonObject write(Action action) {
        JsonObject json = new JsonObject().put("package", action.packageName());
        putIfPresent(json, "arch", action.arch());
        json.put("kind", action.kind().word());
        putIfPresent(json, "from", action.from());
        putIfPresent(json, "to", action.to());
        if (!action.releases().isEmpty()) {
            json.put("releases", new JsonArray(action.releases()));
        }
        return json.put("security", action.security());
    }

    /** All of them. */
    public static JsonArray write(List<Action> actions) {
        JsonArray array = new JsonArray();
        actions.forEach(action -> array.add(write(action)));
        return array;
    }

    /** The actions of a plan, each as in {@link #write(Action)}, and with the member {@code source} if it has one. */
    public static JsonArray write(Plan plan) {
        JsonArray array = new JsonArray();
        plan.planned().forEach(each -> {
            JsonObject json = write(each.action());
            putIfPresent(json, "source", each.source());
            array.add(json);
        });
        return array;
    }

    /**
     * An action of a plan.
     *
     * @throws io.masif.failure.Failure as bad input, with the path of what is wrong
     */
    public static PlannedAction readPlanned(JsonMembers members) {
        Action action = read(members);
        return members.build(m -> new PlannedAction(action, m.getText("source")));
    }

    /** @throws io.masif.failure.Failure as bad input, with the path of what is wrong */
    public static Action read(JsonMembers members) {
        List<String> releases = members.getTexts("releases");
        if (releases != null) {
            releases.forEach(release -> VisibleText.findFault(release).ifPresent(fault -> {
                throw members.createFailure("releases", "of visible texts", "one that " + fault);
            }));
        }
        return members.build(m -> requireAllowed(new Action(
                m.getRequiredText("package"),
                m.getText("arch"),
                readKind(m, "kind"),
                m.getText("from"),
                m.getText("to"),
                releases == null ? List.of() : releases,
                m.getBoolean("security"))));
    }

    private static Action requireAllowed(Action action) {
        DebianPolicy.findFault(action).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
        return action;
    }

    /** The kind that the member names. */
    public static Kind readKind(JsonMembers members, String key) {
        String word = members.getRequiredText(key);
        return Kind.of(word).orElseThrow(() -> members.createFailure(key, "one of " + Kind.words(), Quote.of(word)));
    }

    private static void putIfPresent(JsonObject json, String key, String value) {
        if (value != null) {
            json.put(key, value);
        }
    }
}
