package io.masif.agent.keptback;

import io.masif.agent.apt.Apt;
import io.masif.agent.apt.AptFolders;
import io.masif.agent.apt.AptPolicies;
import io.masif.agent.apt.DpkgSelections;
import io.masif.agent.apt.InputFingerprint;
import io.masif.agent.apt.SimulationParser;
import io.masif.domain.host.HostSentence;
import io.masif.domain.host.KeptBackPackage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out why packages are kept back: first from holds and phasing, then from apt's policy, and for the others by one
 * simulation that names them all. The answer is cached until a list, a hold, apt's configuration or the set of packages
 * changes, so that an unchanged host costs nothing.
 */
public final class KeptBackReasons {
    private static final String NO_REASON = HostSentence.NO_REASON.format();

    private final Vertx vertx;
    private final Apt apt;
    private Query lastQuery;
    private List<KeptBackPackage> lastReasons = List.of();

    public KeptBackReasons(Vertx vertx, Apt apt) {
        this.vertx = vertx;
        this.apt = apt;
    }

    private record Query(KeptBackNames names, List<String> held, List<String> pinned, String fingerprint) {}

    /** @param pinned installed packages that the host's preferences name, whether they are kept back or not */
    public Future<List<KeptBackPackage>> explain(
            KeptBackNames names, DpkgSelections selections, List<String> pinned, AptFolders folders) {
        return vertx.executeBlocking(() -> computeFingerprint(folders), false).compose(fingerprint -> {
            Query query = new Query(names, selections.held(), pinned, fingerprint);
            return query.equals(lastQuery)
                    ? Future.succeededFuture(lastReasons)
                    : findReasons(query).onSuccess(found -> {
                        lastQuery = query;
                        lastReasons = found;
                    });
        });
    }

    private Future<List<KeptBackPackage>> findReasons(Query query) {
        Map<String, String> reasons = new LinkedHashMap<>();
        query.names().deferred().forEach(name -> reasons.put(name, HostSentence.PHASED.format()));
        for (String name : query.names().kept()) {
            reasons.put(name, query.held().contains(name) ? HostSentence.HELD.format() : NO_REASON);
        }
        List<String> queried = Stream.concat(findUnexplained(reasons).stream(), query.pinned().stream())
                .distinct()
                .toList();
        return apt.queryPolicies(queried)
                .map(AptPolicies::parse)
                .compose(policies -> {
                    queried.forEach(name -> applyPolicy(policies, name, reasons));
                    return applySimulation(findUnexplained(reasons), reasons);
                })
                .map(done -> reasons.entrySet().stream()
                        .map(entry -> new KeptBackPackage(entry.getKey(), entry.getValue()))
                        .sorted((one, other) -> one.packageName().compareTo(other.packageName()))
                        .toList());
    }

    private static void applyPolicy(AptPolicies policies, String name, Map<String, String> reasons) {
        AptPolicies.Policy policy = policies.byPackage().get(name);
        // a pinned package that is in the plan, or that has no newer version, is not kept back
        if (policy != null && reasons.getOrDefault(name, NO_REASON).equals(NO_REASON)) {
            boolean phased = policy.phasedPercent() != null && !reasons.containsKey(name);
            policy.findReason().filter(reason -> !phased).ifPresent(reason -> reasons.put(name, reason));
        }
    }

    private Future<Void> applySimulation(List<String> names, Map<String, String> reasons) {
        if (names.isEmpty()) {
            return Future.succeededFuture();
        }
        return apt.simulateInstall(names).map(output -> {
            Map<String, String> unmet = UnmetDependencies.parse(output.out()).byPackage();
            String removals = SimulationParser.parse(output.out()).actions().stream()
                    .filter(action -> action.to() == null)
                    .map(action -> action.packageName())
                    .collect(Collectors.toCollection(TreeSet::new))
                    .stream()
                    .collect(Collectors.joining(", "));
            for (String name : names) {
                String reason = removals.isEmpty() ? NO_REASON : HostSentence.REMOVES.format(removals);
                reasons.put(name, unmet.getOrDefault(name, reason));
            }
            return null;
        });
    }

    private static List<String> findUnexplained(Map<String, String> reasons) {
        return reasons.entrySet().stream()
                .filter(entry -> entry.getValue().equals(NO_REASON))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String computeFingerprint(AptFolders folders) {
        List<Path> all = new ArrayList<>(folders.configurationPaths());
        all.add(folders.lists());
        return InputFingerprint.compute(all);
    }
}
