package io.masif.ui.fleet.host;

import io.masif.domain.host.Platform;
import io.masif.ui.fleet.condition.CurrentConditions;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.partition.HostCount;
import io.masif.ui.fleet.partition.HostNumbers;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.store.HostRecord;
import io.masif.ui.view.host.HostColumns;
import io.masif.ui.view.host.HostCondition;
import io.masif.ui.view.host.HostRow;
import io.masif.ui.view.list.ListRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Sorts hosts by a column without creating their rows. Each host gets a number by which it is sorted; the numbers of texts are
 * their ranks, since hosts have few different ones.
 */
final class HostOrder {
    /** The number and the position by name are sorted as one value. */
    private static final int POSITION_BITS = 22;

    private static final long MAX_KEY = (1L << (Long.SIZE - 1 - POSITION_BITS)) - 1;
    private static final long POSITION_MASK = (1L << POSITION_BITS) - 1;

    private final IndexView index;
    private final FleetIndex fleet;
    private final CurrentConditions conditions;

    HostOrder(IndexView index, CurrentConditions conditions) {
        this.index = index;
        this.fleet = index.fleet();
        this.conditions = conditions;
    }

    /** The same hosts in the order of the request; those that are equal in it by name. */
    List<HostRecord> sort(ListRequest<HostRow> request, List<HostRecord> byName) {
        String column = request.isDescending() ? request.order().substring(1) : request.order();
        if (column.equals(HostColumns.NAME)) {
            return request.isDescending() ? reverse(byName) : byName;
        }
        ToLongFunction<HostRecord> key = createKey(column);
        long[] sorted = new long[byName.size()];
        for (int position = 0; position < sorted.length; position++) {
            long number = Math.min(MAX_KEY, key.applyAsLong(byName.get(position)));
            sorted[position] = (request.isDescending() ? MAX_KEY - number : number) << POSITION_BITS | position;
        }
        Arrays.sort(sorted);
        HostRecord[] hosts = new HostRecord[sorted.length];
        Arrays.setAll(hosts, place -> byName.get((int) (sorted[place] & POSITION_MASK)));
        return Arrays.asList(hosts);
    }

    private static List<HostRecord> reverse(List<HostRecord> hosts) {
        HostRecord[] reversed = hosts.toArray(HostRecord[]::new);
        Collections.reverse(Arrays.asList(reversed));
        return List.of(reversed);
    }

    private ToLongFunction<HostRecord> createKey(String column) {
        return switch (column) {
            case HostColumns.STATE -> createKey(rankStates());
            case HostColumns.PENDING -> createKey(index.pending().count().all());
            case HostColumns.SECURITY -> createKey(index.pending().count().security());
            case HostColumns.CERTIFICATE ->
                host -> host.identity().certificateEnds() == null
                        ? MAX_KEY
                        : host.identity().certificateEnds().getEpochSecond();
            case HostColumns.LAST_SEEN -> host -> host.lastSeen().toEpochMilli();
            case HostColumns.SYSTEM -> rank(Platform::os);
            case HostColumns.ARCH -> rank(Platform::arch);
            case HostColumns.AGENT -> rank(Platform::agent);
            default -> {
                HostNumbers problems = countProblems();
                yield host ->
                        problems.get(host.id()) + (host.facts().condition().isOk() ? 0 : 1);
            }
        };
    }

    private static ToLongFunction<HostRecord> createKey(HostNumbers numbers) {
        return host -> numbers.get(host.id());
    }

    private static ToLongFunction<HostRecord> createKey(HostCount counts) {
        return host -> counts.get(host.id());
    }

    private HostNumbers rankStates() {
        HostNumbers ranks = new HostNumbers();
        List<HostCondition> states = HostCondition.primary();
        for (int rank = 0; rank < states.size(); rank++) {
            ranks.add(conditions.findByPrimary(states.get(rank)), rank);
        }
        return ranks;
    }

    private HostNumbers countProblems() {
        HostNumbers counts = new HostNumbers();
        HostRow.PROBLEMS.forEach(problem -> counts.add(conditions.find(problem), 1));
        return counts;
    }

    /** Hosts without the text come last. */
    private ToLongFunction<HostRecord> rank(Function<Platform, String> text) {
        Set<Platform> platforms = fleet.parts().platforms().parts();
        Map<String, Long> ranks = new HashMap<>();
        platforms.stream()
                .map(text)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .forEach(each -> ranks.put(each, (long) ranks.size()));
        IdentityHashMap<Platform, Long> rankOf = new IdentityHashMap<>();
        platforms.forEach(each -> rankOf.put(each, ranks.getOrDefault(text.apply(each), MAX_KEY)));
        return host -> rankOf.get(host.facts().platform());
    }
}
