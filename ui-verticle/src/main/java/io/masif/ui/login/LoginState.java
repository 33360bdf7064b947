package io.masif.ui.login;

import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;
import java.util.Optional;

/** Whether operators can log in, for the health of the process; shared by all verticles of a Vert.x. */
public final class LoginState implements Shareable {
    private static final String MAP = "masif.ui.login";
    private static final String UNREADY = "operators cannot log in yet";

    private volatile String problem = UNREADY;

    private LoginState() {}

    /** The state of this Vert.x. */
    public static LoginState of(Vertx vertx) {
        return vertx.sharedData().<String, LoginState>getLocalMap(MAP).computeIfAbsent(MAP, key -> new LoginState());
    }

    /** Why they cannot; empty if they can. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    void setProblem(String reason) {
        problem = UNREADY + ": " + reason;
    }

    void setReady() {
        problem = null;
    }
}
