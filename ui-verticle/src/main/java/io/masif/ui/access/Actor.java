package io.masif.ui.access;

import io.masif.ui.session.AuthenticationHandler;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BooleanSupplier;

/**
 * The operator who requests a change, as the history names them.
 *
 * @param isDisconnected whether the client no longer waits for the answer
 */
public record Actor(String name, BooleanSupplier isDisconnected) {
    /** The operator who sent the request. */
    public static Actor of(RoutingContext context) {
        return new Actor(AuthenticationHandler.getSession(context).operator(), context.response()::closed);
    }
}
