package io.masif.agent.facts;

import io.masif.agent.apt.Apt;
import io.masif.agent.apt.AptFolders;
import io.masif.agent.apt.DpkgSelections;
import io.masif.agent.keptback.KeptBackNames;
import io.masif.agent.keptback.KeptBackReasons;
import io.masif.agent.restart.RestartProposals;
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
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int MAX_REASON_LENGTH = 300;

    private final Vertx vertx;
    private final Apt apt;
    private final KeptBackReasons keptBackReasons;
    private final Needrestart needrestart;
    private final RestartProposals proposals;

    /** @param state the agent's folder */
    public QueriedFacts(Vertx vertx, Apt apt, Path state, RestartProposals proposals) {
        this.vertx = vertx;
        this.apt = apt;
        keptBackReasons = new KeptBackReasons(vertx, apt);
        this.proposals = proposals;
        needrestart = new Needrestart(vertx, proposals.includesServices(), TIMEOUT, state.resolve("restarts.json"));
    }

    @Override
    public Future<CompletedFacts> complete(Facts facts, AptFolders folders, String simulation) {
        return apt.querySelections(folders)
                .compose(selections -> findKeptBack(simulation, selections, folders)
                        .compose(keptBack -> needrestart
                                .findServices(folders)
                                .compose(services -> addProposals(
                                        facts.toBuilder()
                                                .restarts(facts.restarts().withServices(services.all()))
                                                .gaps(facts.gaps().withPackages(selections.held(), keptBack))
                                                .build(),
                                        services,
                                        folders))))
                .otherwise(e -> {
                    LOG.warn(
                            "some facts could not be found out reason={}",
                            Quote.line(String.valueOf(e.getMessage()), MAX_REASON_LENGTH));
                    return new CompletedFacts(facts, List.of());
                });
    }

    /** The services that may be restarted now; fails if that cannot be found out. */
    public Future<List<String>> queryRestartable(AptFolders folders) {
        return needrestart.queryNow(folders).map(OutdatedServices::restartable);
    }

    /** Services were restarted: which of them still use replaced files is found out anew. */
    public void servicesRestarted() {
        needrestart.invalidate();
    }

    private Future<CompletedFacts> addProposals(Facts facts, OutdatedServices services, AptFolders folders) {
        return vertx.executeBlocking(
                () -> new CompletedFacts(facts, proposals.find(facts.restarts(), services.restartable(), folders)),
                false);
    }

    private Future<List<KeptBackPackage>> findKeptBack(
            String simulation, DpkgSelections selections, AptFolders folders) {
        return vertx.executeBlocking(() -> PinnedPackages.find(folders, selections.installed()), false)
                .compose(pinned ->
                        keptBackReasons.explain(KeptBackNames.parse(simulation), selections, pinned, folders));
    }
}
