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

    /** @throws io.masif.failure.Failure as bad input, which names the member */
    static GroupInput read(Buffer body) {
        JsonMembers members = JsonMembers.ofBody(body).requireOnly("name", "selector", "hosts", "description");
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
                .put("hosts", group.row().isByHand() ? new JsonArray(group.named()) : null)
                .put("pending_actions", ApiJson.writeArray(group.pending(), each -> ApiJson.writeKey(each.key())
                        .put("security", each.isSecurity())
                        .put("hosts", each.hosts())))
                .put("pending_action_count", group.pendingCount());
    }
}
