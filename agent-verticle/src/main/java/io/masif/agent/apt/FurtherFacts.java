package io.masif.agent.apt;

import io.masif.domain.Facts;
import io.vertx.core.Future;

/** Adds to the facts what no file tells. */
@FunctionalInterface
interface FurtherFacts {
    /** Adds nothing. */
    FurtherFacts NOTHING = (facts, folders, simulation) -> Future.succeededFuture(facts);

    /** @param simulation what apt printed when it was asked for the plan */
    Future<Facts> complete(Facts facts, AptFolders folders, String simulation);
}
