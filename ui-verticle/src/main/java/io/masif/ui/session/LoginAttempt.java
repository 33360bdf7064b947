package io.masif.ui.session;

import io.masif.text.Quote;
import io.masif.ui.http.ClientAddress;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * A name and a password that a client sent.
 *
 * @param clientAddress the client's address
 * @param method how they were sent
 * @param isAbandoned whether the client has closed its connection and waits for no answer; safe from any thread
 */
public record LoginAttempt(
        String user, String password, ClientAddress clientAddress, Method method, BooleanSupplier isAbandoned) {
    /** Where to send it; answered by a {@link LoginVerdict}. */
    public static final String ADDRESS = "ui.login";

    /** Where to send one that was refused elsewhere, to be counted. */
    public static final String REFUSED_ADDRESS = "ui.login.refused";

    /** How a client logs in. */
    public enum Method {
        PAGE,
        BASIC,
        TOKEN;

        /** As the history has it. */
        public String word() {
            return switch (this) {
                case PAGE -> "page";
                case BASIC -> "basic";
                case TOKEN -> "token";
            };
        }
    }

    /** One that came with a request. */
    public static LoginAttempt of(RoutingContext context, String user, String password, Method method) {
        AtomicBoolean isEnded = new AtomicBoolean();
        context.addEndHandler(ended -> isEnded.set(true));
        return new LoginAttempt(user, password, AuthenticationHandler.getClient(context), method, isEnded::get);
    }

    /** What the history has of it. */
    public JsonObject toHistoryDetail() {
        return new JsonObject().put("address", clientAddress.text()).put("by", method.word());
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "user=" + Quote.of(user) + " from=" + clientAddress + " method=" + method.word();
    }
}
