package io.masif.agent.apt;

import io.masif.bus.LocalCodec;
import io.masif.domain.Action;
import io.masif.domain.Condition;
import io.masif.domain.Plan;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What would be reported now, for a person: without a master, without a running agent, and for any user. */
public final class PlanNow {
    // where an agent keeps its runs if nothing else is said: their locks are none of somebody else
    private static final Path STATE = Path.of("/var/lib/masif-agent");

    private PlanNow() {}

    /**
     * Asks apt once.
     *
     * @param aptConfig what {@code APT_CONFIG} names for apt; null for the host's own configuration
     * @return the plan with the architectures that only dpkg knows, and the host's condition
     */
    public static Future<Outlook> look(Vertx vertx, Path aptConfig) {
        LocalCodec.register(vertx.eventBus(), Looked.class);
        Apt apt = new Apt(vertx, aptConfig);
        return new Planner(vertx, apt, STATE, Duration.ZERO, () -> Condition.GOOD, FurtherFacts.NOTHING)
                .look(true, false)
                .compose(outlook -> apt.folders()
                        .compose(folders -> apt.state(folders).map(state -> complete(outlook, state, folders.arch())))
                        // what is wrong with the host says more than that dpkg cannot be asked either
                        .recover(e -> outlook.facts().condition().good()
                                ? Future.failedFuture(e)
                                : Future.succeededFuture(outlook)));
    }

    private static Outlook complete(Outlook outlook, DpkgState state, String nativeArch) {
        List<Action> actions = outlook.plan().actions().stream()
                .map(action -> action.arch() == null ? named(action, state, nativeArch) : action)
                .toList();
        return new Outlook(Plan.of(actions), outlook.facts(), outlook.executable(), outlook.reliable());
    }

    /** apt names the architecture of a removal only if it is a foreign one. */
    private static Action named(Action action, DpkgState state, String nativeArch) {
        return Action.of(
                action.packageName(),
                state.entries().getOrDefault(action.packageName(), List.of()).stream()
                        .map(DpkgState.Entry::arch)
                        .filter(arch -> arch.equals(nativeArch) || arch.equals("all"))
                        .findFirst()
                        .orElse(nativeArch),
                action.kind(),
                action.from(),
                action.to());
    }
}
