package io.masif.master.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.ManualCommands;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.ToolsPki;
import io.masif.master.bed.Wire;
import io.masif.rig.process.Await;
import io.masif.rig.process.Command;
import io.masif.rig.process.Folders;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What docs/manual/pki.md says about Icinga 2, command by command. Folders stand in for /var/lib/icinga2 and /etc/masif, our
 * own group for masif-master; the authority and the certificates are Icinga 2's.
 */
class IcingaManualTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String MASTER = "masif.example.com";
    private static final String HOST = "web1.example.com";

    @TempDir
    Path folder;

    @Test
    void listsMadeByTheManualAreOfUse() {
        List<String> blocks = ManualCommands.blocks("## With Icinga 2's");
        assertThat(blocks).hasSize(3);
        ToolsPki.Icinga pki = ToolsPki.Icinga.in(folder.resolve("icinga2"));
        Path certs = Folders.create(folder.resolve("icinga2/certs"));
        Pki.Identity own = pki.client(MASTER);
        Folders.write(certs.resolve(MASTER + ".crt"), Folders.read(own.cert()));
        Folders.write(certs.resolve(MASTER + ".key"), Folders.read(own.key()));
        Folders.write(certs.resolve("ca.crt"), Folders.read(own.ca()));
        Pki.Identity host = pki.client(HOST);
        Pki.Identity other = pki.client("web2.example.com");
        Path etc = Folders.create(folder.resolve("etc"));
        execute(blocks.get(0));
        execute(blocks.get(1));

        try (RunningMaster master = ManualCommands.startMaster(etc)) {
            assertThat(Wire.isAccepted(master.port(), host)).isTrue();
            Folders.write(folder.resolve("icinga2/ca/" + HOST + ".crt"), Folders.read(host.cert()));
            execute(blocks.get(2));
            Await.until("the revoked host stays out", PATIENCE, () -> !Wire.isAccepted(master.port(), host));
            assertThat(Wire.isAccepted(master.port(), other)).isTrue();
        }
    }

    private void execute(String block) {
        String commands = ManualCommands.adapt(block, folder.resolve("etc"))
                .replace("/var/lib/icinga2/", folder.resolve("icinga2") + "/");
        Command.run(folder, Map.of(), List.of("bash", "-euc", commands));
    }
}
