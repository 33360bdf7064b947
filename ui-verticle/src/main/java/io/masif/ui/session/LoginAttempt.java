package io.masif.ui.session;

import io.masif.text.Quote;
import io.masif.ui.http.ClientAddress;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** A name and a password that a client sent. */
public final class LoginAttempt {
    /** Where to send it; answered by a {@link LoginVerdict}. */
    public static final String ADDRESS = "ui.login";

    /** Where to send one that was refused elsewhere, to be counted. */
    public static final String REFUSED_ADDRESS = "ui.login.refused";

    private final String user;
    private final String password;
    private final ClientAddress clientAddress;
    private final Method method;
    private final BooleanSupplier isAbandoned;

    /**
     * @param method how name and password were sent
     * @param isAbandoned whether the client closed its connection and waits for no answer; safe from any thread
     */
    public LoginAttempt(
            String user, String password, ClientAddress clientAddress, Method method, BooleanSupplier isAbandoned) {
        this.user = user;
        this.password = password;
        this.clientAddress = clientAddress;
        this.method = method;
        this.isAbandoned = isAbandoned;
    }

    /** How a client logs in. */
    public enum Method {
        PAGE,
        BASIC,
        TOKEN,
        /** The present password, to change it. */
        PASSWORD_CHANGE;

        /** The word in the history. */
        public String word() {
            return switch (this) {
                case PAGE -> "page";
                case BASIC -> "basic";
                case TOKEN -> "token";
                case PASSWORD_CHANGE -> "password-change";
            };
        }
    }

    /** The attempt of a request. */
    public static LoginAttempt of(RoutingContext context, String user, String password, Method method) {
        AtomicBoolean isEnded = new AtomicBoolean();
        context.addEndHandler(ended -> isEnded.set(true));
        return new LoginAttempt(user, password, AuthenticationHandler.getClient(context), method, isEnded::get);
    }

    public String user() {
        return user;
    }

    public String password() {
        return password;
    }

    public ClientAddress clientAddress() {
        return clientAddress;
    }

    public Method method() {
        return method;
    }

    /** Whether the client closed its connection and waits for no answer; safe from any thread. */
    public boolean isAbandoned() {
        return isAbandoned.getAsBoolean();
    }

    /** The details that the history stores. */
    public JsonObject toHistoryDetail() {
        return new JsonObject().put("address", clientAddress.text()).put("by", method.word());
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "user=" + Quote.of(user) + " from=" + clientAddress + " method=" + method.word();
    }
}
