package io.masif.agent.facts;

import io.masif.agent.apt.AptFolders;
import io.masif.domain.host.Facts;
import io.vertx.core.Future;

/** Completes the facts that were read from files. */
@FunctionalInterface
public interface FactsCompletion {
    /** Leaves the facts as they are. */
    FactsCompletion NONE = (facts, folders, simulation) -> Future.succeededFuture(facts);

    /** @param simulation the output of the simulation of the plan */
    Future<Facts> complete(Facts facts, AptFolders folders, String simulation);
}
