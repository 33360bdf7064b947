package io.masif.proof.debootstrap;

import io.masif.rig.process.Await;
import io.masif.rig.process.Folders;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A Debian or Ubuntu with updates pending is upgraded by approvals: first one package with a changed conffile, then all
 * security updates at once, then the agent itself, then all others. After each step dpkg's database is compared with that
 * before it. Further steps let other programs change packages beside the agent.
 */
public final class DebootstrapProof {
    private static final String AGENT = "masif-agent";
    private static final String LOCAL_CHANGE = "\n# changed by the administrator of this host\n";

    private final ProofBed bed;
    private final ChrootHost host;

    private DebootstrapProof(ProofBed bed) {
        this.bed = bed;
        host = bed.host();
    }

    /**
     * Arguments: the folder with the system, one to work in, and the names of the parts to play, separated by commas. Exits
     * with 1 if anything is not as it is to be.
     */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[1]).toAbsolutePath();
        Folders.delete(folder);
        try (ProofBed bed = new ProofBed(Path.of(arguments[0]), folder)) {
            new DebootstrapProof(bed).run(Set.of(arguments[2].split(",")));
            if (!bed.wrong().isEmpty()) {
                throw new IllegalStateException(bed.wrong());
            }
            System.out.println("Everything was as it is to be.");
        } catch (RuntimeException | AssertionError e) {
            System.out.println("WRONG: " + e.getMessage());
            Runtime.getRuntime().exit(1);
        }
    }

    private void run(Set<String> names) {
        Map<String, Runnable> parts = new LinkedHashMap<>();
        // first, while there is an update of it
        parts.put("java", new ReplacedJava(bed)::play);
        parts.put("upgrade", this::upgrade);
        parts.put("unattended", new UnattendedUpgrades(bed)::play);
        parts.put("skew", new ArchitectureSkew(bed)::play);
        parts.put("transition", new LibraryTransition(bed)::play);
        parts.put("phased", new PhasedUpdates(bed)::play);
        if (!parts.keySet().containsAll(names)) {
            throw new IllegalArgumentException("the parts are " + String.join(", ", parts.keySet()) + ", not " + names);
        }
        Set<String> shown = host.actions();
        bed.agent().start();
        bed.awaitPlan();
        long security = bed.api().pending().stream()
                .filter(DebootstrapProof::isSecurity)
                .count();
        System.out.println(
                "Pending: " + shown.size() + " actions, as apt-get shows, " + security + " of them security updates");
        parts.forEach((name, part) -> {
            if (names.contains(name)) {
                part.run();
            }
        });
    }

    private void upgrade() {
        upgradeOnePackage(bed.api().pending());
        bed.stepIfAny(
                "All security updates at once",
                bed.api().pending().stream()
                        .filter(DebootstrapProof::isSecurity)
                        .toList());
        upgradeAgent();
        bed.stepIfAny("The rest", bed.api().pending());
        bed.check(host.pending().isEmpty(), "the plan is empty at the end: " + host.pending());
    }

    /** With the fewest others that it needs; mostly there are none. */
    private void upgradeOnePackage(List<JsonObject> all) {
        JsonObject row = null;
        Set<String> together = Set.of();
        for (JsonObject each : all) {
            if (together.size() != 1 && isUpdateWithConffile(each)) {
                Set<String> implied = host.implied(each.getString("package") + "=" + each.getString("to_version"));
                if (row == null || implied.size() < together.size()) {
                    row = each;
                    together = implied;
                }
            }
        }
        if (row == null) {
            System.out.println("One package with a conffile: there is none");
            return;
        }
        String conffile = host.conffiles(row.getString("package")).get(0);
        host.append(conffile, LOCAL_CHANGE);
        String before = host.read(conffile);
        bed.step(
                "One package, " + row.getString("package") + ", whose " + conffile + " was changed",
                bed.rows(together.toArray(String[]::new)));
        bed.check(before.equals(host.read(conffile)), "the conffile is as the administrator left it");
        System.out.println(
                "  beside it: " + (host.exists(conffile + ".dpkg-dist") ? conffile + ".dpkg-dist" : "nothing"));
    }

    /** Without systemd the package ends the agent when it is configured; what supervises it starts it anew: that is us. */
    private void upgradeAgent() {
        bed.step("The agent's own package", bed.rows(AGENT), () -> {
            Await.until("the package has ended the agent", ProofBed.PATIENCE, () -> !bed.agent()
                    .isAlive());
            bed.agent().start();
        });
    }

    private boolean isUpdateWithConffile(JsonObject row) {
        String name = row.getString("package");
        return "update".equals(row.getString("action"))
                && !AGENT.equals(name)
                && !host.conffiles(name).isEmpty();
    }

    private static boolean isSecurity(JsonObject row) {
        return Boolean.TRUE.equals(row.getBoolean("security"));
    }
}
