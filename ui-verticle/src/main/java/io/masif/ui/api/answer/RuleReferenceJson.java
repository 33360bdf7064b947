package io.masif.ui.api.answer;

import io.masif.ui.view.rule.RuleReference;
import io.vertx.core.json.JsonObject;

/** Writes which version of a rule is meant. */
public final class RuleReferenceJson {
    private RuleReferenceJson() {}

    /** {@code {"id", "name", "version"}}, with the number of the rule. */
    public static JsonObject write(RuleReference rule) {
        return new JsonObject().put("id", rule.rule()).put("name", rule.name()).put("version", rule.version());
    }
}
