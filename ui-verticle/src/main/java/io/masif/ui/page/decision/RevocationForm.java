package io.masif.ui.page.decision;

import io.masif.decision.PatternJson;
import io.masif.decision.Scope;
import io.masif.domain.ApprovalPattern;
import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.language.Text;
import io.masif.ui.view.host.HostChoice;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.stream.Stream;

/** Parses the forms by which an operator revokes a decision or a part of it. */
final class RevocationForm {
    private final FormFields fields;

    RevocationForm(RoutingContext context) {
        this.fields = new FormFields(context, List.of("hosts", "sure", "comment"), List.of("pattern"));
    }

    /** The hosts of a text field, separated by blanks or commas; all hosts if it is empty. */
    HostChoice parseHosts() {
        List<String> names = fields.getWords("hosts").distinct().toList();
        return names.isEmpty() ? HostChoice.ALL : new HostChoice(Scope.ONLY, names);
    }

    /** The selected patterns; empty for the whole decision. */
    List<ApprovalPattern> parsePatterns() {
        return fields.getAll("pattern").stream()
                .flatMap(RevocationForm::parsePattern)
                .distinct()
                .toList();
    }

    private static Stream<ApprovalPattern> parsePattern(String text) {
        try {
            return PatternJson.parse("[" + text + "]").stream();
        } catch (RuntimeException e) {
            throw Failure.badInput(Text.of("refusal.no-action", Quote.of(text)));
        }
    }

    String comment() {
        return fields.getComment();
    }

    /** Whether the operator confirmed the revocation. */
    boolean isConfirmed() {
        return fields.contains("sure");
    }
}
