package io.masif.bench.cluster;

import io.masif.rig.ClusterServices;
import io.masif.rig.process.Service;
import io.masif.rig.process.WrongClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What happens to the parts of a cluster, one after the other. */
final class Faults {
    private static final Duration KILLED = Duration.ofSeconds(10);

    private final ClusterServices services;
    private final Duration frozen;

    /** @param frozen how long parts are frozen or cut off */
    Faults(ClusterServices services, Duration frozen) {
        this.services = services;
        this.frozen = frozen;
    }

    /** Each part alone, and pairs of parts. */
    List<Fault> all() {
        List<Fault> all = new ArrayList<>(List.of(
                killed(master(0), "a master"),
                killed(ui(0), "a UI"),
                killedServer(0),
                killedBalancer(),
                frozen(master(0), "a master", true),
                frozen(ui(0), "a UI", true),
                frozenServer(0),
                frozenBalancer(),
                cutOff(1),
                wrongClock("+2h"),
                wrongClock("-2h")));
        all.addAll(killedPairs());
        all.addAll(frozenPairs());
        return all;
    }

    private List<Fault> killedPairs() {
        Fault masterFault = killed(master(1), "a master");
        Fault uiFault = killed(ui(1), "a UI");
        return List.of(
                masterFault.and(uiFault, true),
                masterFault.and(killedServer(1), true),
                masterFault.and(killedBalancer(), true),
                uiFault.and(killedServer(2), true),
                uiFault.and(killedBalancer(), true),
                killedServer(0).and(killedBalancer(), true),
                masterFault.and(killed(master(0), "the other one"), false),
                uiFault.and(killed(ui(0), "the other one"), true),
                twoKilledServers(0, 1),
                twoKilledServers(0, 2),
                twoKilledServers(1, 2),
                masterFault.and(frozenServer(0), true),
                killedServer(1).and(frozen(master(0), "a master", true), true));
    }

    private List<Fault> frozenPairs() {
        Fault masterFault = frozen(master(1), "a master", true);
        Fault uiFault = frozen(ui(1), "a UI", true);
        return List.of(
                masterFault.and(uiFault, true),
                masterFault.and(frozenServer(1), true),
                masterFault.and(frozenBalancer(), false),
                uiFault.and(frozenServer(0), true),
                uiFault.and(frozenBalancer(), false),
                frozenServer(0).and(frozenBalancer(), false),
                masterFault.and(frozen(master(0), "the other one", false), false),
                uiFault.and(frozen(ui(0), "the other one", true), true),
                twoFrozenServers(0, 1),
                twoFrozenServers(0, 2),
                twoFrozenServers(1, 2));
    }

    /** What is shown with a database that is far away. */
    List<Fault> atADistance() {
        return List.of(
                new Fault("none", true, frozen, () -> {}, () -> {}),
                killed(master(0), "a master"),
                killed(ui(0), "a UI"),
                killedServer(0),
                frozen(master(0), "a master", true),
                frozenServer(1),
                cutOff(0));
    }

    /** All masters and UIs are replaced by those of this clone, one after the other. */
    Fault upgrade() {
        return new Fault("upgrade with a migration, one part after the other", true, Duration.ZERO, () -> {}, () -> {
            services.replaceMaster(0, Map.of());
            services.replaceMaster(1, Map.of());
            services.replaceUi(0);
            services.replaceUi(1);
        });
    }

    /** It may have been replaced meanwhile by another one. */
    private Supplier<Service> master(int index) {
        return () -> services.masters().get(index);
    }

    private Supplier<Service> ui(int index) {
        return () -> services.uis().get(index);
    }

    private static Fault killed(Supplier<Service> part, String name) {
        return new Fault("killed: " + name, true, KILLED, () -> part.get().kill(), () -> part.get()
                .start()
                .awaitReady());
    }

    /** As systemd does, it is started again at once. */
    private Fault killedBalancer() {
        return new Fault(
                "killed: HAProxy",
                true,
                KILLED,
                () -> {
                    services.balancer().kill();
                    services.balancer().start();
                },
                () -> {});
    }

    private Fault killedServer(int index) {
        return new Fault(
                "killed: database server " + (index + 1),
                true,
                KILLED,
                () -> services.cluster().node(index).kill(),
                () -> services.cluster().rejoin(index));
    }

    private Fault frozen(Supplier<Service> part, String name, boolean isServable) {
        return new Fault("frozen: " + name, isServable, frozen, () -> part.get().freeze(), () -> part.get()
                .thaw());
    }

    private Fault frozenBalancer() {
        return frozen(services::balancer, "HAProxy", false);
    }

    private Fault frozenServer(int index) {
        return new Fault(
                "frozen: database server " + (index + 1),
                true,
                frozen,
                () -> services.cluster().node(index).freeze(),
                () -> services.cluster().thaw(index));
    }

    /** The one that is left cannot serve, and each of the two waits for the other one. */
    private Fault twoKilledServers(int one, int other) {
        return new Fault(
                "killed: database servers " + (one + 1) + " and " + (other + 1),
                false,
                KILLED,
                () -> {
                    services.cluster().node(one).kill();
                    services.cluster().node(other).kill();
                },
                () -> services.cluster().rejoin(one, other));
    }

    private Fault twoFrozenServers(int one, int other) {
        return new Fault(
                "frozen: database servers " + (one + 1) + " and " + (other + 1),
                false,
                frozen,
                () -> {
                    services.cluster().node(one).freeze();
                    services.cluster().node(other).freeze();
                },
                () -> {
                    services.cluster().node(one).thaw();
                    services.cluster().node(other).thaw();
                    services.cluster().thaw(one);
                });
    }

    private Fault cutOff(int index) {
        return new Fault(
                "cut off: database server " + (index + 1),
                true,
                frozen,
                () -> services.cluster().cutOff(index),
                () -> services.cluster().connect(index));
    }

    private Fault wrongClock(String offset) {
        return new Fault(
                "clock of a master " + offset,
                true,
                KILLED,
                () -> services.replaceMaster(1, WrongClock.by(offset)),
                () -> services.replaceMaster(1, Map.of()));
    }
}
