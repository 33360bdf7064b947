package io.masif.ui.api.contract;

import io.masif.ui.view.operator.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Who may call an operation, as its {@code security} says.
 *
 * @param role what an operator or a token needs
 * @param admitsTokens whether a token is enough; otherwise only name and password are
 */
public record OperationAccess(Role role, boolean admitsTokens) {
    private static final String BEARER = "bearer";

    /** @throws IllegalStateException unless all ways to log in name the same role, and one only */
    static OperationAccess parse(JsonObject operation) {
        JsonArray security = operation.getJsonArray("security", new JsonArray());
        List<Object> roles = security.stream()
                .flatMap(each -> ((JsonObject) each).stream())
                .map(scheme -> (JsonArray) scheme.getValue())
                .distinct()
                .flatMap(JsonArray::stream)
                .toList();
        Role role = Optional.of(roles)
                .filter(names -> names.size() == 1)
                .flatMap(names -> Role.of((String) names.get(0)))
                .orElseThrow(() -> new IllegalStateException("security of the operation "
                        + operation.getString("operationId") + " must name one role, but is " + security.encode()));
        return new OperationAccess(role, security.stream().anyMatch(each -> ((JsonObject) each).containsKey(BEARER)));
    }
}
