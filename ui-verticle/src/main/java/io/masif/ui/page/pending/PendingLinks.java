package io.masif.ui.page.pending;

import io.masif.ui.view.ActionKey;
import io.masif.ui.view.host.HostColumns;
import io.masif.ui.view.host.HostFilter;
import io.masif.ui.view.host.HostRow;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.pending.PendingItem;
import io.masif.ui.view.pending.PendingLists;
import io.masif.ui.view.plan.PlanLists;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Addresses that lead from pending actions to what they are about. */
public final class PendingLinks {
    private PendingLinks() {}

    /** The hosts on which an action awaits a decision, of those that the request asks for. */
    public static String hosts(ListRequest<?> request, ActionKey key) {
        return hostsOf(key)
                .withFilter(HostFilter.PENDING, key.kind().word())
                .withFilter(HostFilter.GROUP, request.filter(PendingLists.HOST_GROUP))
                .withFilter(HostFilter.CLASS, request.filter("class"))
                .link();
    }

    /** The hosts that plan an action, whatever is decided about it. */
    public static String planning(ActionKey key) {
        return hostsOf(key).withFilter(HostFilter.ACTION, key.kind().word()).link();
    }

    /** The hosts for which an action that they plan is declined or deferred. */
    public static String declined(ActionKey key) {
        return hostsOf(key).withFilter(HostFilter.DECLINED, key.kind().word()).link();
    }

    private static ListRequest<HostRow> hostsOf(ActionKey key) {
        return HostColumns.LIST
                .all()
                .withFilter(HostFilter.PACKAGE, key.packageName())
                .withFilter(HostFilter.VERSION, key.version())
                .withFilter(HostFilter.FROM, key.from() == null ? "" : key.from());
    }

    /** The pending actions of a package. */
    public static String ofPackage(String name) {
        return PendingLists.ITEMS.all().withFilter(PendingLists.PACKAGE, name).link();
    }

    /** The plans of the hosts of a class. */
    public static String plans(String hostClass) {
        return PlanLists.CLASSES.all().withFilter("class", hostClass).link();
    }

    /** The actions of a group, within what the request asks for. */
    public static String actions(ListRequest<?> request, String filter, String value) {
        return within(request, filter, value).link();
    }

    /** The query string of the same list. */
    public static String actionsQuery(ListRequest<?> request, String filter, String value) {
        return within(request, filter, value).query();
    }

    private static ListRequest<PendingItem> within(ListRequest<?> request, String filter, String value) {
        Map<String, String> filters = new TreeMap<>(request.filters());
        filters.remove("group");
        filters.put(filter, value);
        return new ListRequest<>(
                PendingLists.ITEMS, request.text(), filters, PendingLists.ITEMS.order(), 1, null, Set.of());
    }
}
