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
    /** The most hosts at once: the confirmation names each of them. */
    static final int MAX_HOSTS = 5000;

    private static final List<String> FIELDS = List.of(CsrfCheck.FORM_FIELD, "host", "all", "query", "sure", "label");

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

    /** The names of the chosen hosts; at least one, and no more than can be named. */
    Future<List<String>> findNames(FleetClient fleet) {
        return findNames(fleet, MAX_HOSTS);
    }

    /** The names of the chosen hosts; at least one, and at most so many. */
    Future<List<String>> findNames(FleetClient fleet, int max) {
        Future<List<String>> names =
                fields.contains("all") ? findMatching(fleet) : Future.succeededFuture(fields.getAll("host"));
        return names.map(found -> found.stream().distinct().toList()).map(found -> requireNumber(found, max));
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

    private static List<String> requireNumber(List<String> names, int max) {
        if (names.isEmpty()) {
            throw Failure.badInput(Text.of("refusal.no-host-ticked"));
        }
        if (names.size() > max) {
            throw Failure.badInput(Text.of("refusal.too-many-hosts", names.size(), max));
        }
        return names;
    }

    /** Whether the operator confirmed it. */
    boolean isConfirmed() {
        return fields.contains("sure");
    }
}
