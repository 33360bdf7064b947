package io.masif.agent.facts;

import io.masif.agent.apt.Apt;
import io.masif.agent.apt.AptFolders;
import io.masif.agent.apt.DpkgSelections;
import io.masif.agent.keptback.KeptBackNames;
import io.masif.agent.keptback.KeptBackReasons;
import io.masif.domain.host.Facts;
import io.masif.domain.host.KeptBackPackage;
import io.masif.text.Quote;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds the facts that dpkg, apt and needrestart know. If one of them fails, it logs that and leaves the facts unchanged. */
public final class QueriedFacts implements FactsCompletion {
    private static final Logger LOG = LoggerFactory.getLogger(QueriedFacts.class);
    private static final Path NEEDRESTART = Path.of("/usr/sbin/needrestart");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int MAX_REASON_LENGTH = 300;
    private static final Path ROOT_FOLDER = Path.of("/");

    private final Vertx vertx;
    private final Apt apt;
    private final KeptBackReasons keptBackReasons;
    private final Needrestart needrestart;

    /** @param state the agent's folder */
    public QueriedFacts(Vertx vertx, Apt apt, Path state) {
        this.vertx = vertx;
        this.apt = apt;
        keptBackReasons = new KeptBackReasons(vertx, apt);
        needrestart = new Needrestart(vertx, NEEDRESTART, TIMEOUT, state.resolve("restarts.json"));
    }

    @Override
    public Future<Facts> complete(Facts facts, AptFolders folders, String simulation) {
        return apt.querySelections(folders)
                .compose(selections -> findKeptBack(simulation, selections, folders)
                        .compose(keptBack -> findServices(folders).map(services -> facts.toBuilder()
                                .restarts(facts.restarts().withServices(services))
                                .gaps(facts.gaps().withPackages(selections.held(), keptBack))
                                .build())))
                .otherwise(e -> {
                    LOG.warn(
                            "some facts could not be found out reason={}",
                            Quote.line(String.valueOf(e.getMessage()), MAX_REASON_LENGTH));
                    return facts;
                });
    }

    private Future<List<KeptBackPackage>> findKeptBack(
            String simulation, DpkgSelections selections, AptFolders folders) {
        return vertx.executeBlocking(() -> PinnedPackages.find(folders, selections.installed()), false)
                .compose(pinned ->
                        keptBackReasons.explain(KeptBackNames.parse(simulation), selections, pinned, folders));
    }

    /** needrestart examines the whole machine: its answer does not concern a sandbox. */
    private Future<List<String>> findServices(AptFolders folders) {
        return folders.root().equals(ROOT_FOLDER)
                ? needrestart.findServices(folders.status())
                : Future.succeededFuture(List.of());
    }
}
