package io.masif.wire;

import io.masif.domain.Action;
import io.masif.domain.DebianPolicy;
import io.masif.domain.Kind;
import io.masif.domain.Quote;
import io.masif.domain.VisibleText;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** An action on the wire, as version 2 of the agents' protocol has it. */
public final class ActionJson {
    private ActionJson() {}

    /** {@code {"package", "arch", "kind", "from", "to", "releases", "security"}}; what is null is left out. */
    public static JsonObject write(Action action) {
        JsonObject json = new JsonObject().put("package", action.packageName());
        putIfKnown(json, "arch", action.arch());
        json.put("kind", action.kind().word());
        putIfKnown(json, "from", action.from());
        putIfKnown(json, "to", action.to());
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

    /** @throws io.masif.failure.Failure as bad input, with the path of what is wrong */
    public static Action read(Members members) {
        List<String> releases = members.texts("releases");
        if (releases != null) {
            releases.forEach(release -> VisibleText.fault(release).ifPresent(fault -> {
                throw members.wrong("releases", "of visible texts", "one that " + fault);
            }));
        }
        return members.build(m -> allowed(new Action(
                m.requiredText("package"),
                m.text("arch"),
                kind(m, "kind"),
                m.text("from"),
                m.text("to"),
                releases == null ? List.of() : releases,
                m.flag("security"))));
    }

    private static Action allowed(Action action) {
        DebianPolicy.fault(action).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
        return action;
    }

    /** The kind that the member names. */
    public static Kind kind(Members members, String key) {
        String word = members.requiredText(key);
        return Kind.of(word).orElseThrow(() -> members.wrong(key, "one of " + Kind.words(), Quote.of(word)));
    }

    private static void putIfKnown(JsonObject json, String key, String value) {
        if (value != null) {
            json.put(key, value);
        }
    }
}
