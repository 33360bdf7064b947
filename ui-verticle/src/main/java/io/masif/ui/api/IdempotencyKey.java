package io.masif.ui.api;

import io.masif.failure.Failure;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/** The header with which a program can safely repeat a request. */
final class IdempotencyKey {
    private static final String HEADER = "Idempotency-Key";
    private static final int MAX_LENGTH = 255;

    private IdempotencyKey() {}

    /** The key; null if the request has none. */
    static String read(HttpServerRequest request) {
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
