package io.masif.agent.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The command line of a process, each argument ended by a zero byte; empty for a process that has ended, or a kernel's. */
public record CommandLine(String arguments) {
    public static CommandLine of(ProcessHandle process) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
            return new CommandLine(new String(bytes, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return new CommandLine("");
        }
    }

    public boolean contains(byte[] part) {
        return arguments.contains(new String(part, StandardCharsets.ISO_8859_1));
    }
}
