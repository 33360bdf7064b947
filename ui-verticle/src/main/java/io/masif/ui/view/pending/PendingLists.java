package io.masif.ui.view.pending;

import io.masif.domain.Kind;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.list.Column;
import io.masif.ui.view.list.Filter;
import io.masif.ui.view.list.ListDefinition;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** The lists of pending actions: each action in its group, or only the groups. */
public final class PendingLists {
    /** The words by which actions are grouped; the first is used if none is given. */
    public static final List<String> GROUPINGS = List.of("source", "package", "release", "class");

    /** The words for the least age. */
    public static final List<String> AGES = List.of("day", "week", "month", "quarter");

    /** Since when an action is known, as a moment such as {@code 2026-11-22T06:00:00Z}. */
    public static final String SINCE = "since";

    /** Actions that are pending on members of this group; other hosts are not counted. */
    public static final String HOST_GROUP = "host-group";

    private static final List<Kind> KINDS = List.of(Kind.values());
    private static final String PATH = "/pending";
    private static final String NAME = "name";
    public static final String PACKAGE = "package";
    public static final String HOSTS = "hosts";
    public static final String SECURITY = "security";
    public static final String FIRST_SEEN = "first-seen";

    private static final List<Filter> FILTERS = List.of(
            new Filter("group", GROUPINGS),
            Filter.of("security", "on"),
            new Filter("kind", Arrays.stream(Kind.values()).map(Kind::word).toList()),
            Filter.ofText("release"),
            Filter.ofText("arch"),
            new Filter("age", AGES),
            Filter.ofText(SINCE),
            Filter.of("single", "only"),
            Filter.ofText("class"),
            Filter.ofText(HOST_GROUP),
            Filter.ofText(PACKAGE),
            Filter.ofText("source"));

    /** Groups of pending actions. */
    public static final ListDefinition<PendingGroup> GROUPS = new ListDefinition<>(
                    PATH,
                    List.of(
                            Column.text(NAME, PendingGroup::name).required(),
                            Column.sorted("actions", PendingGroup::actions),
                            Column.sorted("hosts", PendingGroup::hosts),
                            Column.sorted("security", group -> group.isSecurity() ? 0 : 1),
                            Column.sorted("removals", PendingGroup::removals),
                            Column.sorted("first-seen", PendingGroup::firstSeen)),
                    FILTERS,
                    NAME)
            .identifiedBy(group -> List.of(group.name()));

    /** Pending actions, in the order of their groups. */
    public static final ListDefinition<PendingItem> ITEMS = new ListDefinition<>(
            PATH,
            List.of(
                    new Column<PendingItem>(NAME, item -> item.group().name(), keyOf(NAME)).required(),
                    Column.<PendingItem>unsorted("package", item -> item.key().packageName())
                            .required(),
                    Column.<PendingItem>unsorted(
                                    "kind", item -> item.key().kind().word())
                            .required(),
                    Column.unsorted(
                            "from", item -> String.join(" ", item.origin().from())),
                    Column.<PendingItem>unsorted("to", item -> item.key().to()).required(),
                    Column.unsorted(
                            "arch", item -> String.join(" ", item.origin().architectures())),
                    Column.unsorted(
                            "release", item -> String.join(", ", item.origin().releases())),
                    new Column<PendingItem>("hosts", item -> item.counts().hosts(), keyOf("hosts")).required(),
                    new Column<PendingItem>(
                                    "security", item -> item.counts().isSecurity() ? "yes" : "no", keyOf("security"))
                            .required(),
                    new Column<PendingItem>("first-seen", item -> item.origin().firstSeen(), keyOf("first-seen")),
                    Column.unsorted("why", PendingLists::listReasons)),
            FILTERS,
            NAME);

    /** Pending actions one by one, as programs get them. */
    public static final ListDefinition<PendingRow> ROWS = new ListDefinition<PendingRow>(
                    PATH,
                    List.of(
                            Column.sorted(PACKAGE, row -> row.key().packageName()),
                            Column.sorted(HOSTS, row -> row.counts().hosts()),
                            Column.sorted(SECURITY, row -> row.counts().isSecurity() ? 0 : 1),
                            Column.sorted(FIRST_SEEN, row -> row.origin().firstSeen())),
                    FILTERS.subList(1, FILTERS.size()),
                    PACKAGE)
            .identifiedBy(row -> identify(row.key()));

    private PendingLists() {}

    private static Function<PendingItem, Comparable<?>> keyOf(String column) {
        return item -> GROUPS.findColumn(column).orElseThrow().key().apply(item.group());
    }

    /** In the order of keys. */
    private static List<?> identify(ActionKey key) {
        return List.of(
                key.packageName(),
                KINDS.indexOf(key.kind()),
                Objects.requireNonNullElse(key.to(), ""),
                Objects.requireNonNullElse(key.from(), ""));
    }

    /** What approves it later, and the words of the reasons that apply. */
    private static String listReasons(PendingItem item) {
        StringBuilder words = new StringBuilder(item.outlook().word());
        WaitReasons reasons = item.reasons();
        append(words, "removal", item.key().isRemoval() || reasons.removalHosts() > 0);
        append(words, "kept-back", reasons.keptBackHosts() > 0);
        append(words, "needed", reasons.neededHosts() > 0);
        append(words, "step-back", item.counts().stepBack() > 0);
        append(words, "declined", reasons.declinedHosts() > 0);
        return words.toString();
    }

    private static void append(StringBuilder words, String word, boolean applies) {
        if (applies) {
            words.append(' ').append(word);
        }
    }
}
