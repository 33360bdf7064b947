package io.masif.system.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Service;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process that is killed leaves in the temporary folder: nothing. No part needs a database here. */
class KilledLeavesNothingTest {
    @TempDir
    Path folder;

    private UnconnectedParts parts;

    @BeforeEach
    void prepare() {
        parts = new UnconnectedParts(folder);
    }

    @Test
    void master() {
        leavesNothing(parts.master("127.0.0.1:0", "127.0.0.1:0"), "started version=", "master");
    }

    @Test
    void ui() {
        leavesNothing(parts.ui("127.0.0.1:0", "127.0.0.1:0"), "started version=", "ui");
    }

    @Test
    void agent() {
        leavesNothing(parts.agent("host", folder.resolve("agent.sock")), "started version=", "host");
    }

    private void leavesNothing(Service service, String started, String name) {
        service.start();
        try {
            service.awaitLog(started);
        } finally {
            service.kill();
        }
        assertThat(folder.resolve(name).resolve("tmp")).isEmptyDirectory();
    }
}
