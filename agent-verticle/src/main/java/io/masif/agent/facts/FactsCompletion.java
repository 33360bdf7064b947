package io.masif.agent.facts;

import io.masif.agent.apt.AptFolders;
import io.masif.domain.host.Facts;
import io.vertx.core.Future;
import java.util.List;

/** Completes the facts that were read from files. */
@FunctionalInterface
public interface FactsCompletion {
    /** Leaves the facts as they are. */
    FactsCompletion NONE = (facts, folders, simulation) -> Future.succeededFuture(new CompletedFacts(facts, List.of()));

    /** @param simulation the output of the simulation of the plan */
    Future<CompletedFacts> complete(Facts facts, AptFolders folders, String simulation);
}
