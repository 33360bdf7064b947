package io.masif.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.select.ApprovedRun;
import io.masif.agent.select.Selection;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The gate of a run in which one step of each kind is approved. */
abstract class GateCase {
    static final String HEAD = "VERSION 3\nAPT::Architecture=amd64\nDir=/\n\n";
    static final String UPDATED = "foo 1.0 all none < 1.1 all none **CONFIGURE**\n";
    static final String REMOVE = "app 2 amd64 none > - - none **REMOVE**\n";

    @TempDir
    Path folder;

    RunFolder run;
    Path deb;
    Path dep;
    String update;
    String install;
    String path = System.getenv("PATH");

    @BeforeEach
    void approveOneOfEachKind() throws IOException {
        deb = Files.writeString(folder.resolve("foo_1.1_all.deb"), "the new foo");
        dep = Files.writeString(
                Files.createDirectories(folder.resolve("a  folder: \\with blanks"))
                        .resolve("newdep_0.9_i386.deb"),
                "");
        update = "foo 1.0 all none < 1.1 all none " + deb + "\n";
        install = "newdep - - none < 0.9 i386 none " + dep + "\n";
        Action foo = Action.of("foo", "all", Kind.UPDATE, "1.0", "1.1");
        Action newdep = Action.of("newdep", "i386", Kind.INSTALL, null, "0.9");
        Selection selection = Selection.of(List.of(
                foo,
                newdep,
                Action.of("half", "all", Kind.CONFIGURE, null, "1"),
                Action.of("app", null, Kind.REMOVE, "2", null)));
        run = new RunFolder(Files.createDirectories(folder.resolve("a folder with blanks * and $HOME/run")));
        run.prepare(
                new ApprovedRun(selection, "", Map.of(foo, hash("SHA-256", deb), newdep, hash("SHA-512", dep))),
                "amd64");
    }

    static String hash(String algorithm, Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(file)));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the gate complains of; empty if it lets the steps through. */
    String runGate(String input) {
        try {
            Path in = Files.writeString(folder.resolve("in"), input);
            ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", RunCommand.GATE)
                    .redirectErrorStream(true)
                    .redirectInput(in.toFile());
            builder.environment().put("PATH", path);
            builder.environment().put("MASIF_SHELL", "/bin/sh");
            builder.environment()
                    .put("MASIF_GATE", run.path().resolve("gate.sh").toString());
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.onExit().join().exitValue();
            assertThat(code == 0).isEqualTo(output.isEmpty());
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
