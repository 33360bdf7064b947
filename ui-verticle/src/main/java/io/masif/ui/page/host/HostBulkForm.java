package io.masif.ui.page.host;

import io.masif.failure.Failure;
import io.masif.text.NearestWord;
import io.masif.text.Quote;
import io.masif.ui.fleet.host.FindHostNames;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.language.Text;
import io.masif.ui.session.CsrfCheck;
import io.masif.ui.view.host.HostColumns;
import io.masif.ui.view.list.ListRequests;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** The form by which an operator does something with hosts: those that are ticked, or all that match the list's filters. */
final class HostBulkForm {
    /** The most hosts that are ticked: the form names each of them. */
    private static final int MAX_TICKED = 5000;

    /** The most hosts that match: the form names none of them. */
    private static final int MAX_MATCHING = 200_000;

    private static final List<String> FIELDS =
            List.of(CsrfCheck.FORM_FIELD, "host", "all", "query", "count", "sure", "label");

    private final MultiMap fields;

    HostBulkForm(RoutingContext context) {
        this.fields = context.request().formAttributes();
        for (String name : fields.names()) {
            if (!FIELDS.contains(name)) {
                throw Failure.badInput(
                        Text.of("refusal.field", Quote.of(name), NearestWord.find(Quote.of(name), FIELDS)));
            }
        }
    }

    /** The names of the ticked hosts, whether there are such hosts or not. */
    List<String> parseTicked() {
        return requireNumber(fields.getAll("host"));
    }

    /** The names of the chosen hosts; at least one, and not too many. */
    Future<List<String>> findNames(FleetClient fleet) {
        Future<List<String>> names =
                fields.contains("all") ? findMatching(fleet) : Future.succeededFuture(fields.getAll("host"));
        return names.map(found -> found.stream().distinct().toList()).map(this::requireNumber);
    }

    /** The query of the list of which all hosts are chosen; empty if hosts are ticked. */
    Optional<String> matching() {
        return fields.contains("all") ? Optional.ofNullable(fields.get("query")) : Optional.empty();
    }

    /** The label that is given or taken; an empty text if it is missing. */
    String label() {
        return fields.contains("label") ? fields.get("label").strip() : "";
    }

    private Future<List<String>> findMatching(FleetClient fleet) {
        if (!fields.contains("query")) {
            throw Failure.badInput(Text.of("refusal.query-missing"));
        }
        return fleet.query(new FindHostNames(ListRequests.parse(HostColumns.LIST, "query", fields.get("query"))));
    }

    private List<String> requireNumber(List<String> names) {
        int max = fields.contains("all") ? MAX_MATCHING : MAX_TICKED;
        if (names.isEmpty()) {
            throw Failure.badInput(Text.of("refusal.no-host-ticked"));
        }
        if (names.size() > max) {
            throw Failure.badInput(Text.of("refusal.too-many-hosts", names.size(), max));
        }
        return names;
    }

    /** Whether the operator confirmed it for so many hosts: since the question, others may match. */
    boolean isConfirmed(int hosts) {
        String count = fields.get("count");
        return fields.contains("sure") && (count == null || count.equals(Integer.toString(hosts)));
    }
}
