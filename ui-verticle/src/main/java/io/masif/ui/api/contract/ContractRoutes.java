package io.masif.ui.api.contract;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.access.RoleCheck;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.language.Text;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.session.LoginAttempt;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The routes of the contract's operations. Before its handler, an operation refuses operators without the role that it needs,
 * tokens where it needs a password, query parameters that the contract does not have, bodies of other media types, and clients
 * that accept none of its answers.
 */
public final class ContractRoutes {
    private static final String CONTENT_TYPE_SEPARATOR = ";";

    private final Contract contract;
    private final Router router;
    private final Set<String> mounted = new HashSet<>();

    public ContractRoutes(Contract contract, Router router) {
        this.contract = contract;
        this.router = router;
    }

    /**
     * Mounts the handler of an operation.
     *
     * @throws IllegalStateException if the contract has no such operation, or it has a handler already
     */
    public void mount(String operationId, Handler<RoutingContext> handler) {
        Operation operation = contract.operations().stream()
                .filter(each -> each.id().equals(operationId))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the contract has no operation " + operationId));
        if (!mounted.add(operationId)) {
            throw new IllegalStateException("the operation " + operationId + " is mounted twice");
        }
        RoleCheck.mount(operation.rule(), router)
                .handler(QueryParameters.allowOnly(operation.parameters().toArray(String[]::new)))
                .handler(context -> checkLogin(context, operation))
                .handler(context -> checkTypes(context, operation))
                .handler(handler);
    }

    /**
     * To be called after all operations are mounted: refuses other methods at their paths.
     *
     * @throws IllegalStateException if an operation of the contract has no handler
     */
    public void finish() {
        List<String> missing = new ArrayList<>();
        for (Operation operation : contract.operations()) {
            if (!mounted.contains(operation.id())) {
                missing.add(operation.id());
            }
            router.route(operation.route()).handler(context -> refuseMethod(context, operation.path()));
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("operations of the contract without a handler: " + missing);
        }
    }

    private static void checkLogin(RoutingContext context, Operation operation) {
        boolean isToken = AuthenticationHandler.getSession(context).method() == LoginAttempt.Method.TOKEN;
        if (isToken && !operation.access().admitsTokens()) {
            throw Failure.of(Failure.Code.FORBIDDEN, Text.of("refusal-operator.needs-password"));
        }
        context.next();
    }

    private static void checkTypes(RoutingContext context, Operation operation) {
        String sent = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (operation.requestType() != null
                && sent != null
                && !sent.split(CONTENT_TYPE_SEPARATOR, 2)[0].strip().equalsIgnoreCase(operation.requestType())) {
            throw Failure.of(
                    Failure.Code.UNSUPPORTED_TYPE,
                    "the header Content-Type must be " + operation.requestType() + ", but is " + Quote.of(sent));
        }
        List<MIMEHeader> accepted = context.parsedHeaders().accept();
        if (!accepted.isEmpty()
                && !operation.answerTypes().isEmpty()
                && operation.answerTypes().stream().noneMatch(type -> isAccepted(accepted, type))) {
            throw Failure.of(
                    Failure.Code.NOT_ACCEPTABLE,
                    "the header Accept must admit " + String.join(" or ", operation.answerTypes()) + ", but is "
                            + Quote.of(context.request().getHeader(HttpHeaders.ACCEPT)));
        }
        context.next();
    }

    private static boolean isAccepted(List<MIMEHeader> accepted, String type) {
        String[] parts = type.split("/", 2);
        return accepted.stream()
                .anyMatch(each ->
                        (each.component().equals("*") || each.component().equalsIgnoreCase(parts[0]))
                                && (each.subComponent().equals("*")
                                        || each.subComponent().equalsIgnoreCase(parts[1])));
    }

    private void refuseMethod(RoutingContext context, String path) {
        Set<String> allowed = new TreeSet<>();
        contract.operations().stream()
                .filter(operation -> operation.path().equals(path))
                .forEach(operation -> allowed.add(operation.method()));
        context.response().putHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
        throw Failure.of(
                Failure.Code.WRONG_METHOD,
                context.request().method() + " is not possible here, but " + String.join(" and ", allowed) + ".");
    }
}
