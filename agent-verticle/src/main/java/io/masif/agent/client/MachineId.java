package io.masif.agent.client;

import io.masif.domain.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Distinguishes this machine from another one with the same certificate. The machine-id itself is confidential
 * (machine-id(5)): only a digest of it leaves the host.
 */
final class MachineId {
    private static final int DIGITS = 32;

    private MachineId() {}

    /** 32 hexadecimal digits; empty if the machine has no id. Blocks. */
    static Optional<String> read() {
        return read(Path.of("/etc/machine-id"));
    }

    static Optional<String> read(Path file) {
        try {
            String id = Files.readString(file).strip();
            return id.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Digest.ofText("masif-upgrader " + id).hex().substring(0, DIGITS));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
