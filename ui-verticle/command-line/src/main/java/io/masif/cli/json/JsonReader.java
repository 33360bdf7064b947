package io.masif.cli.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Reads JSON from a stream. All methods throw IOException if it is malformed or the stream ends early. */
public final class JsonReader {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonReader() {}

    /** The object that a stream has. */
    public static JsonRow readObject(InputStream stream) throws IOException {
        try (JsonParser parser = FACTORY.createParser(stream)) {
            parser.nextToken();
            return JsonRow.of(readValue(parser));
        }
    }

    /**
     * Reads the objects of an array one by one.
     *
     * @param accept returns false to read no more
     * @return whether all were read
     */
    public static boolean readArray(InputStream stream, Predicate<JsonRow> accept) throws IOException {
        try (JsonParser parser = FACTORY.createParser(stream)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new JsonParseException(parser, "not an array");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (!accept.test(JsonRow.of(readValue(parser)))) {
                    return false;
                }
            }
            return true;
        }
    }

    private static Object readValue(JsonParser parser) throws IOException {
        if (parser.currentToken() == null) {
            throw new JsonParseException(parser, "the answer ends early");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> readMembers(parser);
            case START_ARRAY -> readElements(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new JsonParseException(parser, "the answer ends early");
        };
    }

    private static Map<String, Object> readMembers(JsonParser parser) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, readValue(parser));
        }
        return members;
    }

    private static List<Object> readElements(JsonParser parser) throws IOException {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(readValue(parser));
        }
        return elements;
    }
}
