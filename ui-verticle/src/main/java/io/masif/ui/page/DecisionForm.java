package io.masif.ui.page;

import io.masif.decision.PatternJson;
import io.masif.decision.Scope;
import io.masif.domain.ApprovalPattern;
import io.masif.failure.Failure;
import io.masif.text.NearestWord;
import io.masif.text.Quote;
import io.masif.ui.http.TextInput;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.host.HostChoice;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The fields of the forms by which operators decide. A form with a field that is unknown, or that contradicts another one,
 * is refused: it would decide something else than the operator meant.
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

    /** The fields of the form that is sent to a path. */
    private static List<String> getAllowedFields(String path) {
        if (path.startsWith("/revoke/")) {
            return List.of("csrf", "pattern", "hosts", "sure", "comment");
        }
        return path.startsWith("/choose-hosts")
                ? List.of("csrf", "action", "hidden-action")
                : List.of("csrf", "action", "hidden-action", "for", "host", "hidden-host", "key", "comment");
    }

    /** The actions that are ticked; at least one. */
    List<ActionKey> parseActions() {
        List<String> texts = fields.getAll("action");
        if (texts.isEmpty()) {
            throw Failure.badInput("No action is ticked.");
        }
        return parseKeys(texts);
    }

    /** Those of the ticked actions that the operator did not see when deciding. */
    List<ActionKey> parseHiddenActions() {
        return parseKeys(fields.getAll("hidden-action"));
    }

    /** Those of the ticked hosts that the operator did not see when deciding. */
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
     * The hosts that are ticked, as they are meant. A form that only asks may leave both out, which stands for all hosts; one
     * that decides has to say it.
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

    /** Hosts as somebody typed them, with blanks or commas between them; all hosts if nothing was typed. */
    HostChoice parseTypedHosts() {
        List<String> names = Stream.of(getText("hosts").split("[\\s,]+"))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        return names.isEmpty() ? HostChoice.ALL : new HostChoice(Scope.ONLY, names);
    }

    /** The patterns that are ticked; none for all of a decision. */
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

    /** What the operator says about it, in one line; null if nothing. */
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

    /** By which the form is recognised if it is sent twice; null if the operator was not asked yet. */
    String key() {
        return fields.get("key");
    }

    /** Whether the operator was asked, and said yes. */
    boolean isConfirmed() {
        return fields.contains("sure");
    }

    private String getText(String name) {
        String text = fields.get(name);
        return text == null ? "" : text;
    }
}
