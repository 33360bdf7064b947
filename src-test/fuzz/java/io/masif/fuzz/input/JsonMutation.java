package io.masif.fuzz.input;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Changes a JSON document at one to three places, so that it stays JSON. */
final class JsonMutation {
    private static final int MAX_DEPTH = 300;

    private JsonMutation() {}

    /** A member or an element. */
    private record Place(Object container, Object key) {
        Object value() {
            return container instanceof JsonObject object
                    ? object.getValue((String) key)
                    : ((JsonArray) container).getValue((Integer) key);
        }

        void put(Object value) {
            if (container instanceof JsonObject object) {
                object.put((String) key, value);
            } else {
                ((JsonArray) container).set((Integer) key, value);
            }
        }

        void remove() {
            if (container instanceof JsonObject object) {
                object.remove((String) key);
            } else {
                ((JsonArray) container).remove((int) (Integer) key);
            }
        }

        void rename(String name) {
            if (container instanceof JsonObject object) {
                object.put(name, object.remove((String) key));
            }
        }
    }

    /** Changes the document itself. */
    static void mutate(Randomness random, Object document) {
        for (int changes = random.nextBetween(1, 3); changes > 0; changes--) {
            List<Place> places = new ArrayList<>();
            collect(document, places);
            if (places.isEmpty()) {
                return;
            }
            change(random, random.pick(places), random.pick(places));
        }
    }

    private static void collect(Object container, List<Place> places) {
        if (container instanceof JsonObject object) {
            object.fieldNames().forEach(name -> places.add(new Place(container, name)));
            object.fieldNames().forEach(name -> collect(object.getValue(name), places));
        } else if (container instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                places.add(new Place(container, i));
                collect(array.getValue(i), places);
            }
        }
    }

    private static void change(Randomness random, Place place, Place other) {
        Object value = place.value();
        switch (random.nextBelow(8)) {
            case 0 -> place.put(createHostile(random));
            case 1 -> place.remove();
            case 2 -> place.put(copy(other.value()));
            case 3 -> place.rename(HostileTexts.mutate(random, place.key().toString()));
            default -> {
                if (value instanceof String text) {
                    place.put(HostileTexts.mutate(random, text));
                } else if (value instanceof JsonArray array) {
                    lengthen(random, array);
                } else if (value instanceof JsonObject object) {
                    object.put(HostileTexts.pick(random), createHostile(random));
                } else {
                    place.put(createHostile(random));
                }
            }
        }
    }

    private static void lengthen(Randomness random, JsonArray array) {
        Object added = array.isEmpty() || random.chance(20)
                ? createHostile(random)
                : array.getValue(random.nextBelow(array.size()));
        for (int times = random.pick(1, 1, 2, 101); times > 0; times--) {
            array.add(copy(added));
        }
    }

    private static Object createHostile(Randomness random) {
        return switch (random.nextBelow(12)) {
            case 0 -> null;
            case 1 -> random.chance(50);
            case 2 -> random.pick(0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE);
            case 3 -> random.pick(Long.MAX_VALUE, Long.MIN_VALUE, 1L << 53);
            case 4 -> random.pick(0.5, 1e300, -1e-300);
            case 5 -> new JsonArray();
            case 6 -> new JsonObject();
            case 7 -> createNested(random.pick(2, 31, 32, 33, 200, MAX_DEPTH));
            case 8 ->
                random.pick("9999-12-31T23:59:59.999999999Z", "-999999999-01-01T00:00:00Z", "+10000-01-01T00:00:00Z");
            default -> HostileTexts.pick(random);
        };
    }

    private static Object createNested(int levels) {
        Object inner = "x";
        for (int level = 0; level < levels; level++) {
            inner = level % 2 == 0 ? new JsonArray().add(inner) : new JsonObject().put("a", inner);
        }
        return inner;
    }

    private static Object copy(Object value) {
        if (value instanceof JsonObject object) {
            return object.copy();
        }
        return value instanceof JsonArray array ? array.copy() : value;
    }
}
