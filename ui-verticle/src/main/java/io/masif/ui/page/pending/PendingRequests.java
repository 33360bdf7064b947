package io.masif.ui.page.pending;

import io.masif.ui.view.list.Column;
import io.masif.ui.view.list.ListDefinition;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.list.ListRequests;
import io.masif.ui.view.pending.PendingGroup;
import io.masif.ui.view.pending.PendingItem;
import io.masif.ui.view.pending.PendingLists;
import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads requests for pending actions or their groups. The two lists have one address and other columns: what is hidden or
 * sorted in one of them is left out of a request for the other.
 */
final class PendingRequests {
    /** Groups with so many actions that only the groups are listed. */
    private static final Set<String> LARGE_GROUPS = Set.of("release", "class");

    private PendingRequests() {}

    /** Whether the groups are asked for, not their actions. */
    static boolean isForGroups(MultiMap parameters) {
        return LARGE_GROUPS.contains(String.valueOf(parameters.get("group")));
    }

    static ListRequest<PendingItem> readItems(MultiMap parameters) {
        return read(PendingLists.ITEMS, PendingLists.GROUPS, parameters);
    }

    static ListRequest<PendingGroup> readGroups(MultiMap parameters) {
        return read(PendingLists.GROUPS, PendingLists.ITEMS, parameters);
    }

    private static <T> ListRequest<T> read(ListDefinition<T> definition, ListDefinition<?> other, MultiMap parameters) {
        MultiMap own = MultiMap.caseInsensitiveMultiMap().addAll(parameters);
        if (own.contains("hide")) {
            own.set(
                    "hide",
                    Arrays.stream(own.get("hide").split(","))
                            .filter(id -> isOptional(definition, id) || !isOptional(other, id))
                            .collect(Collectors.joining(",")));
        }
        if (own.contains("sort")) {
            String column = own.get("sort").replaceFirst("^-", "");
            if (!isSortable(definition, column) && isSortable(other, column)) {
                own.remove("sort");
            }
        }
        return ListRequests.read(definition, own);
    }

    private static boolean isOptional(ListDefinition<?> definition, String id) {
        return definition.findColumn(id).filter(Column::isOptional).isPresent();
    }

    private static boolean isSortable(ListDefinition<?> definition, String id) {
        return definition.findColumn(id).filter(column -> column.key() != null).isPresent();
    }
}
