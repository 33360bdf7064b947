package io.masif.agent.facts;

import io.masif.agent.apt.AptFolders;
import io.masif.domain.host.Facts;
import io.vertx.core.Future;

/** Adds to the facts what no file tells. */
@FunctionalInterface
public interface AdditionalFacts {
    /** Adds nothing. */
    AdditionalFacts NONE = (facts, folders, simulation) -> Future.succeededFuture(facts);

    /** @param simulation what apt printed when it was asked for the plan */
    Future<Facts> complete(Facts facts, AptFolders folders, String simulation);
}
