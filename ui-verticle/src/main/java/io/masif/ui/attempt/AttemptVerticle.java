package io.masif.ui.attempt;

import io.masif.ui.access.RefusedRequest;
import io.masif.ui.session.LoginAttempt;
import io.masif.ui.store.history.HistoryStore;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * Records all refused logins and requests of the process: the same limits apply to all event loops together. Logins have one
 * limit, since anybody can send any name; requests have one for each operator, so that no operator's attempts hide another's.
 */
public final class AttemptVerticle extends VerticleBase {
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final String OTHERS = "others";
    private static final String SEVERAL = "several";

    private final HistoryStore history;
    private AttemptLog logins;
    private AttemptLog requests;

    public AttemptVerticle(Pool pool) {
        this.history = new HistoryStore(pool);
    }

    @Override
    public Future<?> start() {
        logins = createLog(
                "login failed",
                HistoryStore.LOGIN_FAILED,
                attempt -> new RefusedAttempt(
                        OTHERS, new JsonObject().put("address", SEVERAL).put("by", SEVERAL)));
        requests = createLog(
                "request refused",
                HistoryStore.REQUEST_REFUSED,
                attempt -> new RefusedAttempt(attempt.actor(), describe(SEVERAL, SEVERAL, SEVERAL)));
        vertx.eventBus()
                .<LoginAttempt>localConsumer(
                        LoginAttempt.REFUSED_ADDRESS,
                        message -> logins.add(new RefusedAttempt(
                                message.body().user(), message.body().toHistoryDetail())));
        vertx.eventBus().<RefusedRequest>localConsumer(RefusedRequest.ADDRESS, message -> onRequest(message.body()));
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        return Future.join(logins.flush(), requests.flush()).otherwiseEmpty();
    }

    private void onRequest(RefusedRequest request) {
        requests.add(new RefusedAttempt(
                request.operator(),
                describe(request.address(), request.route(), request.needed().word())));
    }

    private AttemptLog createLog(String title, String kind, UnaryOperator<RefusedAttempt> summarize) {
        return new AttemptLog(
                vertx,
                INTERVAL,
                new AttemptLog.Target(title, summarize, (actor, detail) -> history.append(actor, kind, detail)));
    }

    private static JsonObject describe(String address, String request, String role) {
        return new JsonObject().put("address", address).put("request", request).put("role", role);
    }
}
