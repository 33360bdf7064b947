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

/** The form by which an operator does something with hosts: those that are ticked, or all that match the list's filters. */
final class HostBulkForm {
    /** The most hosts at once: the confirmation names each of them. */
    static final int MAX_HOSTS = 5000;

    private static final List<String> FIELDS = List.of(CsrfCheck.FORM_FIELD, "host", "all", "query", "sure");

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

    /** The names of the chosen hosts; at least one. */
    Future<List<String>> findNames(FleetClient fleet) {
        Future<List<String>> names =
                fields.contains("all") ? findMatching(fleet) : Future.succeededFuture(fields.getAll("host"));
        return names.map(found -> found.stream().distinct().toList()).map(HostBulkForm::requireNumber);
    }

    private Future<List<String>> findMatching(FleetClient fleet) {
        if (!fields.contains("query")) {
            throw Failure.badInput(Text.of("refusal.query-missing"));
        }
        return fleet.query(new FindHostNames(ListRequests.parse(HostColumns.LIST, "query", fields.get("query"))));
    }

    private static List<String> requireNumber(List<String> names) {
        if (names.isEmpty()) {
            throw Failure.badInput(Text.of("refusal.no-host-ticked"));
        }
        if (names.size() > MAX_HOSTS) {
            throw Failure.badInput(Text.of("refusal.too-many-hosts", names.size(), MAX_HOSTS));
        }
        return names;
    }

    /** Whether the operator confirmed it. */
    boolean isConfirmed() {
        return fields.contains("sure");
    }
}
