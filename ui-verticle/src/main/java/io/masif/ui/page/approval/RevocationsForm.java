package io.masif.ui.page.approval;

import io.masif.failure.Failure;
import io.masif.text.NearestWord;
import io.masif.text.Quote;
import io.masif.ui.http.TextInput;
import io.masif.ui.language.Text;
import io.masif.ui.page.PageContext;
import io.masif.ui.session.CsrfCheck;
import io.masif.ui.view.approval.list.ApprovalFilter;
import io.masif.ui.view.approval.list.ApprovalLists;
import io.masif.ui.view.approval.list.RevocationTarget;
import io.masif.ui.view.list.ListRequests;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.stream.Stream;

/** Parses the forms that revoke many decisions: with ticks or a filter at first, and with numbers to confirm it. */
final class RevocationsForm {
    private static final String TICKED = "approval";
    private static final String MATCHING = "matching";
    private static final String CONFIRMED = "ids";
    private static final String COMMENT = "comment";
    private static final List<String> FIELDS = List.of(CsrfCheck.FORM_FIELD, TICKED, MATCHING, CONFIRMED, COMMENT);

    private final RoutingContext context;
    private final MultiMap fields;

    RevocationsForm(RoutingContext context) {
        this.context = context;
        this.fields = context.request().formAttributes();
        for (String name : fields.names()) {
            if (!FIELDS.contains(name)) {
                throw Failure.badInput(
                        Text.of("refusal.field", Quote.of(name), NearestWord.find(Quote.of(name), FIELDS)));
            }
        }
    }

    /** Whether the operator confirmed it. */
    boolean isConfirmed() {
        return fields.contains(CONFIRMED);
    }

    /** What is ticked, or all that match the filter. */
    RevocationTarget parseTarget() {
        String matching = fields.get(MATCHING);
        if (matching != null) {
            return RevocationTarget.matching(parseFilter(matching));
        }
        List<Long> ids = fields.getAll(TICKED).stream()
                .map(text -> parseId(TICKED, text))
                .toList();
        if (ids.isEmpty()) {
            throw Failure.badInput(Text.of("approvals.revoke.none-ticked"));
        }
        return RevocationTarget.of(ids);
    }

    /** @param query the query string of a list, such as {@code ?package=perl}; empty without a filter */
    private ApprovalFilter parseFilter(String query) {
        return ApprovalFilter.of(
                ListRequests.parse(ApprovalLists.LIST, "matching", query), PageContext.of(context)::startOf);
    }

    /** The numbers of the decisions that the operator saw. */
    List<Long> parseConfirmed() {
        return Stream.of(fields.get(CONFIRMED).split(","))
                .map(text -> parseId(CONFIRMED, text))
                .distinct()
                .toList();
    }

    private static long parseId(String field, String text) {
        if (!text.matches("[0-9]{1,10}")) {
            throw Failure.badInput(Text.of("refusal.approval-number", field, Quote.of(text)));
        }
        return Long.parseLong(text);
    }

    /** The comment in one line; null if there is none. */
    String comment() {
        return TextInput.readComment(fields.get(COMMENT));
    }
}
