package io.masif.agent.apt;

import io.masif.domain.Facts;
import io.masif.domain.KeptBack;
import io.masif.domain.Quote;
import io.masif.domain.Restarts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks dpkg, apt and needrestart. What cannot be found out is left as it was, and said in the log. */
final class AskedFacts implements FurtherFacts {
    private static final Logger LOG = LoggerFactory.getLogger(AskedFacts.class);
    private static final Path NEEDRESTART = Path.of("/usr/sbin/needrestart");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LONGEST_REASON = 300;
    private static final Path WHOLE_MACHINE = Path.of("/");

    private final Vertx vertx;
    private final Apt apt;
    private final KeptBackReasons reasons;
    private final Needrestart needrestart;

    /** @param state the folder that survives a restart of the agent */
    AskedFacts(Vertx vertx, Apt apt, Path state) {
        this.vertx = vertx;
        this.apt = apt;
        reasons = new KeptBackReasons(vertx, apt);
        needrestart = new Needrestart(vertx, NEEDRESTART, PATIENCE, state.resolve("restarts.json"));
    }

    @Override
    public Future<Facts> complete(Facts facts, AptFolders folders, String simulation) {
        return apt.selections(folders)
                .compose(selections -> keptBack(simulation, selections, folders).compose(keptBack -> services(folders)
                        .map(services -> new Facts(
                                facts.platform(),
                                facts.condition(),
                                new Restarts(
                                        facts.restarts().reboot(),
                                        facts.restarts().reasons(),
                                        services),
                                facts.lists(),
                                selections.held(),
                                keptBack,
                                facts.leftovers(),
                                facts.archivesFree(),
                                facts.blocked()))))
                .otherwise(e -> {
                    LOG.warn(
                            "some facts could not be found out reason={}",
                            Quote.line(String.valueOf(e.getMessage()), LONGEST_REASON));
                    return facts;
                });
    }

    private Future<List<KeptBack>> keptBack(String simulation, Selections selections, AptFolders folders) {
        return vertx.executeBlocking(() -> PinnedNames.in(folders, selections.installed()), false)
                .compose(pinned -> reasons.explain(KeptBackNames.parse(simulation), selections, pinned, folders));
    }

    /** needrestart looks at the whole machine: what it says is about no sandbox. */
    private Future<List<String>> services(AptFolders folders) {
        return folders.root().equals(WHOLE_MACHINE)
                ? needrestart.services(folders.status())
                : Future.succeededFuture(List.of());
    }
}
