package io.masif.ui.api.answer;

import io.masif.failure.Failure;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/** Answers with failures as problem documents, by RFC 9457. */
public final class Problem {
    private static final String TYPE_PREFIX = "urn:masif-upgrader:problem:";

    private Problem() {}

    /** Sends the document with the failure's status. */
    public static void send(RoutingContext context, Failure failure) {
        String words = failure.code().name().toLowerCase(Locale.ROOT);
        JsonObject document = new JsonObject()
                .put("type", TYPE_PREFIX + words.replace('_', '-'))
                .put(
                        "title",
                        words.substring(0, 1).toUpperCase(Locale.ROOT)
                                + words.substring(1).replace('_', ' '))
                .put("status", failure.code().status())
                .put("detail", failure.getMessage());
        if (!failure.errors().isEmpty()) {
            document.put("errors", ApiJson.writeArray(failure.errors(), error -> new JsonObject()
                    .put("pointer", error.pointer())
                    .put("detail", error.detail())));
        }
        context.response()
                .setStatusCode(failure.code().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(document.encode());
    }
}
