package io.masif.ui.api.fleet;

import io.masif.domain.label.LabelSelector;
import io.masif.domain.label.SelectorSyntaxException;
import io.masif.ui.api.answer.ApiJson;
import io.masif.ui.group.GroupInput;
import io.masif.ui.view.group.GroupDetail;
import io.masif.ui.view.group.GroupRow;
import io.masif.wire.JsonMembers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;

/** Reads and writes groups as JSON. */
final class GroupJson {
    private GroupJson() {}

    /**
     * A change.
     *
     * @param version the version that is changed
     */
    record Change(GroupInput input, String version) {}

    /** A new group. */
    static GroupInput readNew(Buffer body) {
        JsonMembers members = readMembers(body);
        if (members.has("version")) {
            throw members.fail(
                    "version", "version is of a group that is changed, by PUT: leave it out for a new group");
        }
        return readInput(members);
    }

    /** A group that is changed. */
    static Change readChange(Buffer body) {
        JsonMembers members = readMembers(body);
        return new Change(readInput(members), members.getRequiredText("version"));
    }

    private static JsonMembers readMembers(Buffer body) {
        return JsonMembers.ofBody(body).requireOnly("name", "selector", "hosts", "description", "version");
    }

    private static GroupInput readInput(JsonMembers members) {
        String selector = members.getText("selector");
        return new GroupInput(
                members.getRequiredText("name"),
                selector == null ? null : parseSelector(members, selector),
                Objects.requireNonNullElse(members.getTexts("hosts"), List.of()),
                Objects.requireNonNullElse(members.getText("description"), ""));
    }

    private static LabelSelector parseSelector(JsonMembers members, String text) {
        try {
            return LabelSelector.parse(text);
        } catch (SelectorSyntaxException e) {
            throw members.fail("selector", "selector: " + e.getMessage());
        }
    }

    /** A group in a list. */
    static JsonObject write(GroupRow group) {
        return new JsonObject()
                .put("name", group.name())
                .put("selector", group.selector())
                .put("description", group.description())
                .put("members", group.counts().members())
                .put("pending", group.counts().pending())
                .put("failed", group.counts().failed())
                .put("silent", group.counts().silent())
                .put("author", group.author())
                .put("created", ApiJson.formatInstant(group.created()));
    }

    /** One group. */
    static JsonObject write(GroupDetail group) {
        return write(group.row())
                .put("version", group.version().digest().hex())
                .put("hosts", group.row().isByHand() ? new JsonArray(group.named()) : null)
                .put("pending_actions", ApiJson.writeArray(group.pending(), each -> ApiJson.writeKey(each.key())
                        .put("security", each.isSecurity())
                        .put("hosts", each.hosts())))
                .put("pending_action_count", group.pendingCount());
    }
}
