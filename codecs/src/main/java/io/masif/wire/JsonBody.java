package io.masif.wire;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;

/** Decodes bodies, and names the types of JSON values in sentences. */
final class JsonBody {
    /** The parser's message repeats the text that it does not understand. */
    private static final int MAX_PARSER_MESSAGE_LENGTH = 200;

    private JsonBody() {}

    /** The value; null for an empty body. */
    static Object decode(Buffer body) {
        try {
            return body.length() == 0 ? null : body.toJsonValue();
        } catch (DecodeException e) {
            throw Failure.badInput(
                    "the body is no JSON: " + Quote.truncate(firstLine(e.getMessage()), MAX_PARSER_MESSAGE_LENGTH));
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    /** The type of a value. */
    static String typeOf(Object value) {
        if (value == null) {
            return "nothing";
        }
        return switch (value.getClass().getSimpleName()) {
            case "String" -> "a string";
            case "Boolean" -> "true or false";
            case "JsonObject" -> "an object";
            case "JsonArray" -> "an array";
            default -> "a number";
        };
    }
}
