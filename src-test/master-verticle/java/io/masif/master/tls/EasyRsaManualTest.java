package io.masif.master.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.ManualCommands;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Wire;
import io.masif.rig.process.Await;
import io.masif.rig.process.Command;
import io.masif.rig.process.Folders;
import io.masif.rig.tls.Pki;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What docs/manual/pki.md says about easy-rsa, command by command, at a terminal that a person would type at. A folder
 * stands in for /etc/masif and the home, our own group for masif-master, and easy-rsa is installed already.
 */
class EasyRsaManualTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    /** Answers what the manual says that is asked, and fails where anything else is asked. */
    private static final String PERSON = """
            set timeout 60
            spawn bash -eu [lindex $argv 0]
            expect {
              -re {(?i)pass ?phrase[^\\r\\n]*: *$} { send "a long secret\\r"; exp_continue }
              -re {Common Name[^\\r\\n]*: *$} { send "\\r"; exp_continue }
              -re {Type the word 'yes'.*: *$} { send "yes\\r"; exp_continue }
              timeout { puts "something else was asked"; exit 1 }
              eof
            }
            exit [lindex [wait] 3]
            """;

    @TempDir
    Path folder;

    @Test
    void certificatesMadeByTheManualAreOfUse() {
        List<String> blocks = ManualCommands.blocks("## With easy-rsa");
        assertThat(blocks).hasSize(5);
        Path etc = Folders.create(folder.resolve("etc"));
        execute(blocks.get(0));
        blocks.subList(1, 4).forEach(this::execute);
        assertThat(rights(etc))
                .isEqualTo(Map.of(
                        "master.crt", "rw-r--r--",
                        "master.key", "rw-r-----",
                        "ca.crt", "rw-r--r--",
                        "ca.crl", "rw-r--r--",
                        "agent.crt", "rw-r--r--",
                        "agent.key", "rw-------"));

        Pki.Identity host = new Pki.Identity(etc.resolve("agent.crt"), etc.resolve("agent.key"), etc.resolve("ca.crt"));
        try (RunningMaster master = ManualCommands.startMaster(etc)) {
            assertThat(Wire.isAccepted(master.port(), host)).isTrue();
            execute(blocks.get(4));
            Await.until("the revoked host stays out", TIMEOUT, () -> !Wire.isAccepted(master.port(), host));
        }
    }

    private void execute(String block) {
        String commands = ManualCommands.adapt(block, folder.resolve("etc"))
                .replaceAll("(?m)^apt-get install .*$", "")
                .replace("~/", folder + "/");
        Path ca = folder.resolve("masif-ca");
        Path work = Files.isDirectory(ca) ? ca : folder;
        Path script = Folders.write(folder.resolve("block.sh"), commands + "\n");
        Path person = Folders.write(folder.resolve("person.exp"), PERSON);
        Command.run(work, Map.of(), List.of("expect", "-f", person.toString(), script.toString()));
    }

    /** Of each file. */
    private static Map<String, String> rights(Path etc) {
        return Command.run(etc, Map.of(), List.of("sh", "-c", "stat -c '%n %A' *"))
                .lines()
                .map(line -> line.split(" -", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }
}
