package io.masif.ui.fleet.rollout.query;

import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.rollout.store.Rollout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The rollouts that have not ended, by the packages that they are about. */
final class UnfinishedRollouts {
    /** Those about all packages are those of the key null. */
    private final Map<String, List<Part>> byPackage = new HashMap<>();

    /** One pattern of a rollout. */
    private record Part(ApprovalPattern pattern, Rollout rollout) {}

    private UnfinishedRollouts(Stream<Rollout> rollouts) {
        rollouts.forEach(rollout -> rollout.definition().patterns().forEach(pattern -> byPackage
                .computeIfAbsent(pattern.packageName(), name -> new ArrayList<>())
                .add(new Part(pattern, rollout))));
    }

    static UnfinishedRollouts of(IndexView index) {
        return index.cached(
                UnfinishedRollouts.class,
                () -> new UnfinishedRollouts(index.fleet().rollouts().unfinished()));
    }

    /** Those about one of the actions, which are of one package; the newest first. */
    Stream<Rollout> find(List<Action> actions) {
        return actions.stream().map(Action::packageName).findFirst().stream()
                .flatMap(name -> Stream.of(name, null))
                .map(byPackage::get)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .filter(part -> actions.stream().anyMatch(part.pattern()::coversAsPartOfUpdate))
                .map(Part::rollout)
                .distinct()
                .sorted((one, other) -> Long.compare(other.id(), one.id()));
    }
}
