package io.masif.agent.facts;

import io.masif.agent.apt.Apt;
import io.masif.agent.apt.AptFolders;
import io.masif.agent.apt.DpkgSelections;
import io.masif.agent.keptback.KeptBackNames;
import io.masif.agent.keptback.KeptBackReasons;
import io.masif.agent.restart.RestartNeeds;
import io.masif.agent.restart.RestartProposals;
import io.masif.domain.host.Facts;
import io.masif.domain.host.KeptBackPackage;
import io.masif.domain.host.PendingRestarts;
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
    /** The package of a kernel of Debian and of Ubuntu has its version after this. */
    private static final String KERNEL_PACKAGE = "linux-image-";

    private final Vertx vertx;
    private final Apt apt;
    private final KeptBackReasons keptBackReasons;
    private final Needrestart needrestart;
    private final RestartProposals proposals;
    private final RestartNeeds needs;

    /**
     * @param state the agent's folder
     * @param needs is told of a kernel that waits for a reboot
     */
    public QueriedFacts(Vertx vertx, Apt apt, Path state, RestartProposals proposals, RestartNeeds needs) {
        this.needs = needs;
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
                                .find(folders)
                                .compose(found -> addProposals(
                                        facts.toBuilder()
                                                .restarts(add(facts.restarts(), found))
                                                .gaps(facts.gaps().withPackages(selections.held(), keptBack))
                                                .build(),
                                        found,
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
        return needrestart.queryNow(folders).map(NeedrestartResult::restartable);
    }

    /** Services were restarted: which of them still use replaced files is found out anew. */
    public void servicesRestarted() {
        needrestart.invalidate();
    }

    /** Debian itself has no package that asks for a reboot after a new kernel was installed. */
    private static PendingRestarts add(PendingRestarts restarts, NeedrestartResult found) {
        PendingRestarts withServices = restarts.withServices(found.all());
        return found.newerKernel() == null
                ? withServices
                : withServices.withRebootReason(KERNEL_PACKAGE + found.newerKernel());
    }

    private Future<CompletedFacts> addProposals(Facts facts, NeedrestartResult found, AptFolders folders) {
        return vertx.executeBlocking(
                () -> {
                    needs.putNewerKernel(found.newerKernel());
                    return new CompletedFacts(facts, proposals.find(facts.restarts(), found.restartable(), folders));
                },
                false);
    }

    private Future<List<KeptBackPackage>> findKeptBack(
            String simulation, DpkgSelections selections, AptFolders folders) {
        return vertx.executeBlocking(() -> PinnedPackages.find(folders, selections.installed()), false)
                .compose(pinned ->
                        keptBackReasons.explain(KeptBackNames.parse(simulation), selections, pinned, folders));
    }
}
