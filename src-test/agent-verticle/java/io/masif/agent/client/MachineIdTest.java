package io.masif.agent.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineIdTest {
    private static final String ID = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path folder;

    @Test
    void sameMachineHasTheSameIdWhichDoesNotRevealItsMachineId() throws IOException {
        Path one = Files.writeString(folder.resolve("one"), ID + "\n");
        Path copy = Files.writeString(folder.resolve("copy"), ID);
        Path other = Files.writeString(folder.resolve("other"), ID.replace('f', '0'));
        String id = MachineId.read(one).orElseThrow();
        assertThat(id).matches("[0-9a-f]{32}").isNotEqualTo(ID);
        assertThat(MachineId.read(copy)).contains(id);
        assertThat(MachineId.read(other).orElseThrow()).isNotEqualTo(id);
    }

    @Test
    void machineWithoutAnIdHasNone() throws IOException {
        assertThat(MachineId.read(folder.resolve("nowhere"))).isEmpty();
        assertThat(MachineId.read(Files.writeString(folder.resolve("empty"), "\n")))
                .isEmpty();
    }
}
