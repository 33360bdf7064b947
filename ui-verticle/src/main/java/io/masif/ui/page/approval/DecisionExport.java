package io.masif.ui.page.approval;

import io.masif.decision.Scope;
import io.masif.domain.ApprovalPattern;
import io.masif.ui.csv.CsvResponse;
import io.masif.ui.csv.FixedRows;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.approval.summary.DecisionParts;
import io.masif.ui.view.approval.summary.RevokedActions;
import io.masif.ui.view.list.Column;
import io.masif.ui.view.list.ListDefinition;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;

/** The actions of a decision, and the hosts or groups that it names, as CSV. */
public final class DecisionExport {
    private static final List<Column<ListedAction>> ACTIONS = List.of(
            Column.unsorted("package", each -> each.pattern().packageName()),
            Column.unsorted(
                    "action",
                    each -> each.pattern().kind() == null
                            ? null
                            : each.pattern().kind().word()),
            Column.unsorted("from", each -> each.pattern().from()),
            Column.unsorted("to", each -> each.pattern().to()),
            Column.unsorted("revoked", ListedAction::revoked));

    private static final List<Column<ListedHost>> HOSTS =
            List.of(Column.unsorted("scope", each -> each.scope().word()), Column.unsorted("name", ListedHost::name));

    private final DecisionKind kind;
    private final LongFunction<Future<DecisionParts>> read;

    /** @param read reads the decision of a number, with all its actions and hosts */
    public DecisionExport(DecisionKind kind, LongFunction<Future<DecisionParts>> read) {
        this.kind = kind;
        this.read = read;
    }

    /** @param revoked whether it is revoked for all hosts; null if that is not known any more */
    private record ListedAction(ApprovalPattern pattern, Boolean revoked) {
        static List<ListedAction> of(DecisionParts parts) {
            RevokedActions revoked = parts.revoked();
            return parts.decision().patterns().first().stream()
                    .map(each -> new ListedAction(each, revoked.isKnown(each) ? revoked.contains(each) : null))
                    .toList();
        }
    }

    private record ListedHost(Scope scope, String name) {
        static List<ListedHost> of(DecisionParts parts) {
            return parts.hostNames().stream()
                    .map(name -> new ListedHost(parts.decision().hosts().scope(), name))
                    .toList();
        }
    }

    /** Mounts the routes. */
    public void mount(Router router) {
        mount(router, "/actions", ACTIONS, ListedAction::of);
        mount(router, "/hosts", HOSTS, ListedHost::of);
    }

    private <T> void mount(
            Router router, String part, List<Column<T>> columns, Function<DecisionParts, List<T>> createRows) {
        ListDefinition<T> list = new ListDefinition<>(
                kind.listPath() + part, columns, List.of(), columns.get(0).id());
        router.get(kind.listPath() + "/:id" + part + ".csv")
                .handler(QueryParameters.allowOnly())
                .handler(context -> CsvResponse.send(
                        context,
                        list,
                        read.apply(parseId(context)).map(parts -> FixedRows.of(createRows.apply(parts)))));
    }

    private long parseId(RoutingContext context) {
        return kind.parseId(context.pathParam("id"));
    }
}
