package io.masif.agent.apt;

import io.masif.domain.KeptBack;
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
 * Finds out why packages are kept back: first from what is known already, then from apt's policy, and for the rest by
 * one simulation that names them all. The answer is kept until a list, a hold, apt's configuration or what is kept back
 * changes, so that an unchanged host costs nothing.
 */
final class KeptBackReasons {
    private static final String UNKNOWN = "apt gives no reason";

    private final Vertx vertx;
    private final Apt apt;
    private Question last;
    private List<KeptBack> answer = List.of();

    KeptBackReasons(Vertx vertx, Apt apt) {
        this.vertx = vertx;
        this.apt = apt;
    }

    private record Question(KeptBackNames names, List<String> held, List<String> pinned, String lists) {}

    /** @param pinned installed packages that the host's preferences name, whether they are kept back or not */
    Future<List<KeptBack>> explain(
            KeptBackNames names, Selections selections, List<String> pinned, AptFolders folders) {
        return vertx.executeBlocking(() -> changed(folders), false).compose(lists -> {
            Question question = new Question(names, selections.held(), pinned, lists);
            return question.equals(last)
                    ? Future.succeededFuture(answer)
                    : ask(question).onSuccess(found -> {
                        last = question;
                        answer = found;
                    });
        });
    }

    private Future<List<KeptBack>> ask(Question question) {
        Map<String, String> reasons = new LinkedHashMap<>();
        question.names().deferred().forEach(name -> reasons.put(name, "a phased update: not yet for this host"));
        for (String name : question.names().kept()) {
            reasons.put(name, question.held().contains(name) ? "held on this host" : UNKNOWN);
        }
        List<String> asked = Stream.concat(unexplained(reasons).stream(), question.pinned().stream())
                .distinct()
                .toList();
        return apt.policy(asked)
                .map(Policies::parse)
                .compose(policies -> {
                    asked.forEach(name -> policy(policies, name, reasons));
                    return simulate(unexplained(reasons), reasons);
                })
                .map(done -> reasons.entrySet().stream()
                        .map(entry -> new KeptBack(entry.getKey(), entry.getValue()))
                        .sorted((one, other) -> one.packageName().compareTo(other.packageName()))
                        .toList());
    }

    private static void policy(Policies policies, String name, Map<String, String> reasons) {
        Policies.Policy policy = policies.all().get(name);
        // what is pinned, but is in the plan or has nothing newer, is not kept back
        if (policy != null && reasons.getOrDefault(name, UNKNOWN).equals(UNKNOWN)) {
            boolean phased = policy.phased() != null && !reasons.containsKey(name);
            policy.reason().filter(reason -> !phased).ifPresent(reason -> reasons.put(name, reason));
        }
    }

    private Future<Void> simulate(List<String> names, Map<String, String> reasons) {
        if (names.isEmpty()) {
            return Future.succeededFuture();
        }
        return apt.install(names).map(output -> {
            Map<String, String> unmet = UnmetDependencies.parse(output.out()).all();
            String removals = SimulationParser.parse(output.out()).actions().stream()
                    .filter(action -> action.to() == null)
                    .map(action -> action.packageName())
                    .collect(Collectors.toCollection(TreeSet::new))
                    .stream()
                    .collect(Collectors.joining(", "));
            for (String name : names) {
                String reason = removals.isEmpty() ? UNKNOWN : "its upgrade would remove " + removals;
                reasons.put(name, unmet.getOrDefault(name, reason));
            }
            return null;
        });
    }

    private static List<String> unexplained(Map<String, String> reasons) {
        return reasons.entrySet().stream()
                .filter(entry -> entry.getValue().equals(UNKNOWN))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String changed(AptFolders folders) {
        List<Path> all = new ArrayList<>(folders.configuration());
        all.add(folders.lists());
        return InputStamp.of(all);
    }
}
