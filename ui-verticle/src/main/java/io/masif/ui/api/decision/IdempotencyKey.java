package io.masif.ui.api.decision;

import io.masif.domain.Digest;
import io.masif.failure.Failure;
import io.masif.ui.decision.RequestKey;
import io.masif.ui.http.RequestBody;
import io.masif.ui.session.AuthenticationHandler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** The header with which a program can safely repeat a request. */
public final class IdempotencyKey {
    private static final String HEADER = "Idempotency-Key";
    private static final int MAX_LENGTH = 255;

    private IdempotencyKey() {}

    /**
     * What identifies the request if it is repeated; null if it has no key.
     *
     * @param path what distinguishes it from other requests with the same body
     */
    public static RequestKey read(RoutingContext context, String path) {
        String key = read(context.request());
        return key == null
                ? null
                : new RequestKey(
                        AuthenticationHandler.getSession(context).account().id(),
                        key,
                        Digest.ofBytes(Buffer.buffer(path)
                                .appendBuffer(RequestBody.get(context))
                                .getBytes()));
    }

    private static String read(HttpServerRequest request) {
        List<String> keys = request.headers().getAll(HEADER);
        if (keys.isEmpty()) {
            return null;
        }
        String key = keys.get(0);
        boolean isVisible = key.chars().allMatch(character -> character > ' ' && character < 0x7f);
        if (keys.size() > 1 || key.isEmpty() || key.length() > MAX_LENGTH || !isVisible) {
            throw Failure.badInput(
                    "the header Idempotency-Key must have 1 to " + MAX_LENGTH + " visible ASCII characters, once");
        }
        return key;
    }
}
