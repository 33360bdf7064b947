package io.masif.ui.page.group;

import io.masif.ui.group.GroupInput;
import io.masif.ui.page.FormValues;
import io.masif.ui.page.TextField;
import io.masif.ui.view.group.GroupDetail;
import io.masif.ui.view.label.SelectorParameter;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Fills in and parses the form of a group. */
final class GroupForm {
    /** The field with the digest of the definition that the form shows. */
    static final String SEEN = "seen";

    private GroupForm() {}

    /** The form of a group as it is. */
    static FormValues of(GroupDetail group) {
        return new FormValues(Map.of(
                "name",
                group.row().name(),
                "selector",
                group.row().isByHand() ? "" : group.row().selector(),
                "hosts",
                String.join(" ", group.named()),
                "description",
                group.row().description(),
                SEEN,
                group.version().digest().hex()));
    }

    /** @throws io.masif.failure.Failure as bad input, with a sentence */
    static GroupInput parse(RoutingContext context) {
        String selector = TextField.read(context, "selector").strip();
        return new GroupInput(
                TextField.read(context, "name").strip(),
                selector.isEmpty() ? null : SelectorParameter.parse("selector", selector),
                splitNames(TextField.read(context, "hosts")),
                TextField.read(context, "description").strip());
    }

    private static List<String> splitNames(String text) {
        return Arrays.stream(text.split("[\\s,]+"))
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
