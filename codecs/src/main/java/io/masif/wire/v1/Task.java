package io.masif.wire.v1;

import io.masif.domain.Action;
import io.masif.domain.DebianPolicy;
import io.masif.domain.Kind;
import io.masif.domain.Releases;
import io.masif.text.Quote;
import io.masif.wire.JsonMembers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * A task of version 1 of the agents' protocol: the strings as they were sent, and the action that they mean.
 *
 * @param packageName a package, perhaps followed by a colon and its architecture
 * @param kind the word for the action's kind
 * @param from the version before; null if absent
 * @param to the version after, perhaps with what apt prints around it; null if absent
 * @param action their meaning
 */
public record Task(String packageName, String kind, String from, String to, Action action) {

    /**
     * The tasks of a body, each distinct one once, in the order of the body.
     *
     * @throws io.masif.failure.Failure as bad input, with the path of what is wrong
     */
    public static List<Task> listOf(Buffer body) {
        return List.copyOf(new LinkedHashSet<>(JsonMembers.listOfBody(body, Task::read)));
    }

    /** {@code {"package", "action", "from_version", "to_version"}} as it was sent; absent members are omitted. */
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

    private static Task read(JsonMembers members) {
        String name = requireNotEmpty(members, "package", members.getRequiredText("package"));
        String word = members.getRequiredText("action");
        Kind kind = Kind.of(word)
                .filter(Kind.OF_PACKAGES::contains)
                .orElseThrow(() ->
                        members.createFailure("action", "one of " + Kind.words(Kind.OF_PACKAGES), Quote.of(word)));
        String from = requireNotEmpty(members, "from_version", members.getText("from_version"));
        String to = requireNotEmpty(members, "to_version", members.getText("to_version"));
        return new Task(name, word, from, to, toAction(name, kind, from, PrintedVersion.parse(to)));
    }

    private static String requireNotEmpty(JsonMembers members, String key, String text) {
        if (text != null && text.isBlank()) {
            throw members.createFailure(key, "a string that is not empty", "empty");
        }
        return text;
    }

    private static Action toAction(String name, Kind kind, String from, PrintedVersion to) {
        int colon = name.lastIndexOf(':');
        boolean withArch = colon > 0 && DebianPolicy.isArchitecture(name.substring(colon + 1));
        return new Action(
                withArch ? name.substring(0, colon) : name,
                withArch ? name.substring(colon + 1) : to.arch(),
                kind,
                from,
                to.version(),
                to.releases(),
                Releases.isSecurity(to.releases()));
    }
}
