package io.masif.proof.debootstrap;

import io.masif.rig.apt.Archive;
import io.masif.rig.process.Await;
import io.masif.rig.process.Command;
import io.masif.rig.process.Service;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** Debian's unattended-upgrades and the agent at the same time: each waits for the other, nothing is lost or done twice. */
final class UnattendedUpgrades {
    private static final String OURS = "proof-approved";
    private static final String THEIRS = "proof-unattended";

    private final ProofBed bed;
    private final ChrootHost host;
    private final ConfigurationLog log;
    private Archive approved;
    private Archive unattended;

    UnattendedUpgrades(ProofBed bed) {
        this.bed = bed;
        host = bed.host();
        log = new ConfigurationLog(host);
    }

    void play() {
        System.out.println("unattended-upgrades");
        approved = host.archive("Approved");
        unattended = host.archive("Unattended");
        approved.add(ConfigurationLog.recording(OURS, "1.0"));
        unattended.add(ConfigurationLog.recording(THEIRS, "1.0"));
        host.write("/etc/apt/apt.conf.d/90proof-unattended", """
                #clear Unattended-Upgrade::Allowed-Origins;
                #clear Unattended-Upgrade::Origins-Pattern;
                Unattended-Upgrade::Origins-Pattern { "label=Unattended"; };
                """);
        host.install(OURS, THEIRS);
        whileTheAgentExecutes();
        whileTheyUpgrade();
        ofWhatTheyUpgradeThemselves();
        once(OURS, "1.1");
        once(THEIRS, "1.1");
        once(OURS, "1.2");
        once(THEIRS, "1.2");
        once(THEIRS, "1.3");
    }

    private void whileTheAgentExecutes() {
        log.hold();
        approved.add(ConfigurationLog.waiting(OURS, "1.1"));
        unattended.add(ConfigurationLog.recording(THEIRS, "1.1"));
        host.update();
        bed.awaitPlan();
        List<JsonObject> rows = bed.rows(OURS);
        bed.api().approve(rows);
        awaitConfiguring(OURS, "1.1");
        Command.Output output = host.attempt("unattended-upgrade", "--verbose");
        bed.check(
                "1.0".equals(host.version(THEIRS))
                        && output.text().toLowerCase(Locale.ROOT).contains("lock"),
                "started while the agent executes, it finds the lock held and changes nothing: " + output.text());
        log.release();
        bed.awaitDone(OURS, rows);
        bed.check("1.1".equals(host.version(OURS)), "the agent's run is done: " + host.version(OURS));
        host.run("unattended-upgrade", "--verbose");
        bed.check("1.1".equals(host.version(THEIRS)), "started again, it upgrades: " + host.version(THEIRS));
        bed.awaitPlan();
    }

    private void whileTheyUpgrade() {
        log.hold();
        approved.add(ConfigurationLog.recording(OURS, "1.2"));
        unattended.add(ConfigurationLog.waiting(THEIRS, "1.2"));
        host.update();
        bed.awaitPlan();
        Service theirs = start();
        awaitConfiguring(THEIRS, "1.2");
        List<JsonObject> rows = bed.rows(OURS);
        bed.api().approve(rows);
        awaitProblem();
        bed.check(
                "1.1".equals(host.version(OURS)) && theirs.isAlive(),
                "approved while it upgrades, the agent waits and says for what: " + bed.report());
        log.release();
        bed.awaitDone(OURS, rows);
        bed.check("1.2".equals(host.version(OURS)), "the agent executes when it has ended: " + host.version(OURS));
        awaitEnd(theirs);
        bed.check("1.2".equals(host.version(THEIRS)), "its own upgrade is done as well: " + host.version(THEIRS));
        bed.awaitPlan();
    }

    private void ofWhatTheyUpgradeThemselves() {
        log.hold();
        unattended.add(ConfigurationLog.waiting(THEIRS, "1.3"));
        host.update();
        bed.awaitPlan();
        List<JsonObject> rows = bed.rows(THEIRS);
        Service theirs = start();
        awaitConfiguring(THEIRS, "1.3");
        bed.api().approve(rows);
        awaitProblem();
        log.release();
        awaitEnd(theirs);
        bed.awaitPlan();
        JsonObject decision = bed.api().approvals().stream()
                .filter(each -> each.getJsonArray("actions").encode().contains("\"1.3\""))
                .findFirst()
                .orElseThrow();
        bed.check(
                "1.3".equals(host.version(THEIRS)) && decision.getInteger("failed") == 0,
                "what it upgrades while it is approved is no failure: " + decision);
    }

    private Service start() {
        return host.background("unattended-upgrade", bed.log("unattended-upgrade"), "unattended-upgrade", "--verbose");
    }

    private void awaitConfiguring(String name, String version) {
        Await.until(name + " " + version + " is being configured", ProofBed.PATIENCE, () -> log.entries()
                .contains(name + " " + version));
    }

    private void awaitProblem() {
        Await.until("the host is locked by unattended-upgrade", ProofBed.PATIENCE, () -> bed.report()
                .getString("problem", "")
                .contains("unattended"));
    }

    private static void awaitEnd(Service service) {
        Await.until("unattended-upgrade's end", ProofBed.PATIENCE, () -> !service.isAlive());
    }

    private void once(String name, String version) {
        long times =
                log.entries().stream().filter((name + " " + version)::equals).count();
        bed.check(times == 1, name + " " + version + " was configured once: " + times);
    }
}
