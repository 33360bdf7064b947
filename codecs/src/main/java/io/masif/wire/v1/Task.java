package io.masif.wire.v1;

import io.masif.domain.Action;
import io.masif.domain.DebianPolicy;
import io.masif.domain.Kind;
import io.masif.domain.Quote;
import io.masif.domain.Releases;
import io.masif.wire.Members;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * A task of version 1 of the agents' protocol: the very strings that were sent, and the action that they mean.
 *
 * @param packageName a package, perhaps followed by a colon and its architecture
 * @param kind the word for the action's kind
 * @param from the version before; null if absent
 * @param to the version after, perhaps with all that apt prints around it; null if absent
 * @param action what is meant
 */
public record Task(String packageName, String kind, String from, String to, Action action) {

    /**
     * The tasks of a body, each distinct one once, in the order of the body.
     *
     * @throws io.masif.failure.Failure as bad input, with the path of what is wrong
     */
    public static List<Task> listOf(Buffer body) {
        return List.copyOf(new LinkedHashSet<>(Members.listOfBody(body, Task::read)));
    }

    /** {@code {"package", "action", "from_version", "to_version"}} as it was sent; what was absent is left out. */
    public JsonObject toJson() {
        JsonObject json = new JsonObject().put("package", packageName).put("action", kind);
        if (from != null) {
            json.put("from_version", from);
        }
        if (to != null) {
            json.put("to_version", to);
        }
        return json;
    }

    private static Task read(Members members) {
        String name = notEmpty(members, "package", members.requiredText("package"));
        String word = members.requiredText("action");
        Kind kind = Kind.of(word).orElseThrow(() -> members.wrong("action", "one of " + Kind.words(), Quote.of(word)));
        String from = notEmpty(members, "from_version", members.text("from_version"));
        String to = notEmpty(members, "to_version", members.text("to_version"));
        return new Task(name, word, from, to, action(name, kind, from, Printed.parse(to)));
    }

    private static String notEmpty(Members members, String key, String text) {
        if (text != null && text.isBlank()) {
            throw members.wrong(key, "a string that is not empty", "empty");
        }
        return text;
    }

    private static Action action(String name, Kind kind, String from, Printed to) {
        int colon = name.lastIndexOf(':');
        boolean withArch = colon > 0 && DebianPolicy.isArchitecture(name.substring(colon + 1));
        return new Action(
                withArch ? name.substring(0, colon) : name,
                withArch ? name.substring(colon + 1) : to.arch(),
                kind,
                from,
                to.version(),
                to.releases(),
                Releases.security(to.releases()));
    }
}
