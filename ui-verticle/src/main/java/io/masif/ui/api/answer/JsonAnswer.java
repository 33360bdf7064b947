package io.masif.ui.api.answer;

import io.masif.domain.Digest;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;

/** Answers with JSON. An answer to a GET has an entity tag, and is 304 without a body if the client has it already. */
public final class JsonAnswer {
    private static final int TAG_LENGTH = 24;
    private static final int NOT_MODIFIED = 304;

    private JsonAnswer() {}

    /** @param json an object or an array */
    public static Future<Void> send(RoutingContext context, Object json) {
        Buffer body = Json.encodeToBuffer(json);
        HttpServerResponse response = context.response();
        if (HttpMethod.GET.equals(context.request().method())) {
            // weak: the same content is sent compressed or not
            String tag = "W/\"" + Digest.ofBytes(body.getBytes()).hex().substring(0, TAG_LENGTH) + '"';
            response.putHeader(HttpHeaders.ETAG, tag).putHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
            if (isPresent(tag, context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
                return response.setStatusCode(NOT_MODIFIED).end();
            }
        }
        return response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end(body);
    }

    private static boolean isPresent(String tag, String tags) {
        return tags != null
                && Arrays.stream(tags.split(",", -1))
                        .map(String::strip)
                        .anyMatch(each -> each.equals("*") || weaken(each).equals(tag));
    }

    private static String weaken(String tag) {
        return tag.startsWith("W/") ? tag : "W/" + tag;
    }
}
