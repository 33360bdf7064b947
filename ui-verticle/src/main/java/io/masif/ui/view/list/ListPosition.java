package io.masif.ui.view.list;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A position in a list, after a row: what was asked for continues there, also if that row left the list meanwhile. Values are
 * texts, whole numbers and null.
 *
 * @param order the order of the list, as in {@link ListRequest}
 * @param key the row's value in the column by which the list is sorted; null if it has none
 * @param identity what distinguishes the row from others with that value
 */
public record ListPosition(String order, Object key, List<Object> identity) {
    private static final int MIN_MEMBERS = 2;

    public ListPosition {
        identity = Collections.unmodifiableList(new ArrayList<>(identity));
    }

    /** The position after a row. */
    public static <T> ListPosition after(ListRequest<T> request, T row) {
        return new ListPosition(
                request.order(),
                normalize(request.orderColumn().key().apply(row)),
                request.definition().identity().apply(row).stream()
                        .map(ListPosition::normalize)
                        .toList());
    }

    /** Numbers and moments are compared as whole numbers. */
    private static Object normalize(Object value) {
        if (value instanceof Instant moment) {
            return moment.toEpochMilli();
        }
        if (value instanceof Boolean isTrue) {
            return isTrue ? 1L : 0L;
        }
        return value instanceof Number number ? (Object) number.longValue() : value;
    }

    /** Reads the result of {@link #format}; empty if it is not one. */
    public static Optional<ListPosition> parse(String text) {
        try {
            JsonArray members = new JsonArray(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            List<Object> values = new ArrayList<>();
            members.forEach(member -> values.add(normalize(member)));
            boolean isWellFormed = values.size() > MIN_MEMBERS
                    && values.get(0) instanceof String
                    && values.stream().allMatch(each -> each == null || each instanceof String || each instanceof Long);
            return isWellFormed
                    ? Optional.of(new ListPosition(
                            (String) values.get(0), values.get(1), values.subList(MIN_MEMBERS, values.size())))
                    : Optional.empty();
        } catch (IllegalArgumentException | DecodeException e) {
            return Optional.empty();
        }
    }

    /** Its text in an address, which tells readers nothing. */
    public String format() {
        JsonArray members = new JsonArray().add(order).add(key);
        identity.forEach(members::add);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(members.encode().getBytes(StandardCharsets.UTF_8));
    }

    /** The index of the first row after this position, in rows that are in the order of the request. */
    <S, T> int findNext(ListRequest<T> request, List<S> sorted, Function<S, T> createRow) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isAfter(after(request, createRow.apply(sorted.get(middle))), request.isDescending())) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private boolean isAfter(ListPosition other, boolean isDescending) {
        int byKey = compare(other.key, key);
        int byOrder = isDescending ? -byKey : byKey;
        return byOrder == 0 ? compare(other.identity, identity) > 0 : byOrder > 0;
    }

    /** Compares the identities of two rows, value by value. */
    static int compare(List<?> one, List<?> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int difference = compare(normalize(one.get(i)), normalize(other.get(i)));
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    /** Values of different types are in some order: a text that somebody made up finds some page. */
    private static int compare(Object one, Object other) {
        if (one == null || other == null) {
            return Boolean.compare(one == null, other == null);
        }
        if (one instanceof Long number && other instanceof Long second) {
            return number.compareTo(second);
        }
        return one.toString().compareTo(other.toString());
    }
}
