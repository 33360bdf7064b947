package io.masif.ui.page.decision;

import io.masif.decision.PatternJson;
import io.masif.decision.Scope;
import io.masif.domain.ApprovalPattern;
import io.masif.failure.Failure;
import io.masif.text.NearestWord;
import io.masif.text.Quote;
import io.masif.ui.http.TextInput;
import io.masif.ui.session.CsrfCheck;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.host.HostChoice;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Parses the forms by which operators decide. A form with an unknown or contradictory field is refused, since it would
 * decide something else than the operator meant.
 */
final class DecisionForm {
    private static final Set<String> REPEATABLE = Set.of("action", "hidden-action", "host", "hidden-host", "pattern");

    private final MultiMap fields;

    DecisionForm(RoutingContext context) {
        this.fields = context.request().formAttributes();
        List<String> allowedFields = getAllowedFields(context.normalizedPath());
        for (String name : fields.names()) {
            if (!allowedFields.contains(name)) {
                throw Failure.badInput("unknown field " + Quote.of(name) + "; did you mean \""
                        + NearestWord.find(Quote.of(name), allowedFields) + "\"?");
            }
            if (!REPEATABLE.contains(name) && fields.getAll(name).size() > 1) {
                throw Failure.badInput(name + " must be given once, but is given "
                        + fields.getAll(name).size() + " times");
            }
        }
    }

    /** The allowed fields of the form at a path. */
    private static List<String> getAllowedFields(String path) {
        if (path.startsWith("/revoke/")) {
            return List.of(CsrfCheck.FORM_FIELD, "pattern", "hosts", "sure", "comment");
        }
        return path.startsWith("/choose-hosts")
                ? List.of(CsrfCheck.FORM_FIELD, "action", "hidden-action")
                : List.of(
                        CsrfCheck.FORM_FIELD,
                        "action",
                        "hidden-action",
                        "for",
                        "host",
                        "hidden-host",
                        "key",
                        "comment");
    }

    /** The selected actions; at least one. */
    List<ActionKey> parseActions() {
        List<String> texts = fields.getAll("action");
        if (texts.isEmpty()) {
            throw Failure.badInput("No action is ticked.");
        }
        return parseKeys(texts);
    }

    /** The selected actions that the search hid from the operator. */
    List<ActionKey> parseHiddenActions() {
        return parseKeys(fields.getAll("hidden-action"));
    }

    /** The selected hosts that the search hid from the operator. */
    List<String> hiddenHosts() {
        return fields.getAll("hidden-host").stream().distinct().toList();
    }

    private static List<ActionKey> parseKeys(List<String> texts) {
        try {
            return texts.stream().map(ActionKey::parse).distinct().toList();
        } catch (IllegalArgumentException e) {
            throw Failure.badInput(e.getMessage());
        }
    }

    /**
     * The selected hosts and their scope. The first form may omit both, which means all hosts; the confirmation must have
     * them.
     */
    HostChoice parseHosts() {
        String scopeText = fields.get("for");
        boolean namesHosts = fields.contains("host") || fields.contains("hidden-host");
        if (scopeText == null && (namesHosts || fields.contains("key"))) {
            throw Failure.badInput(
                    "for is missing: give all, or only or except, which say whether the hosts are meant or left out");
        }
        Scope scope = Scope.of(scopeText == null ? Scope.ALL.word() : scopeText)
                .orElseThrow(() -> Failure.badInput("for must be all, only or except, but is " + Quote.of(scopeText)));
        if (scope == Scope.ALL) {
            if (namesHosts) {
                throw Failure.badInput("for must be only or except where a host is given, but is \"all\"");
            }
            return HostChoice.ALL;
        }
        List<String> names = fields.getAll("host").stream().distinct().toList();
        if (names.isEmpty()) {
            throw Failure.badInput("No host is ticked.");
        }
        return new HostChoice(scope, names);
    }

    /** The hosts of a text field, separated by blanks or commas; all hosts if it is empty. */
    HostChoice parseTypedHosts() {
        List<String> names = Stream.of(getText("hosts").split("[\\s,]+"))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        return names.isEmpty() ? HostChoice.ALL : new HostChoice(Scope.ONLY, names);
    }

    /** The selected patterns; empty for the whole decision. */
    List<ApprovalPattern> parsePatterns() {
        try {
            return fields.getAll("pattern").stream()
                    .flatMap(text -> PatternJson.parse("[" + text + "]").stream())
                    .distinct()
                    .toList();
        } catch (RuntimeException e) {
            throw Failure.badInput("A ticked action is none.");
        }
    }

    /** The comment in one line; null if there is none. */
    String comment() {
        String comment = TextInput.toOneLine(getText("comment"));
        if (comment.isEmpty()) {
            return null;
        }
        TextInput.findFault(comment, TextInput.MAX_COMMENT_LENGTH).ifPresent(fault -> {
            throw Failure.badInput("The comment " + fault + ".");
        });
        return comment;
    }

    /** The key by which a repeated form is recognized; null if the operator has not confirmed yet. */
    String key() {
        return fields.get("key");
    }

    /** Whether the operator confirmed the revocation. */
    boolean isConfirmed() {
        return fields.contains("sure");
    }

    private String getText(String name) {
        String text = fields.get(name);
        return text == null ? "" : text;
    }
}
