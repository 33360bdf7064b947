package io.masif.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A MySQL server.
 *
 * @param program how it is started
 * @param base the folder with {@code lib} and {@code share}
 * @param share where its messages are
 */
record MySql(List<String> program, Path base, Path share) implements ServerProgram {
    MySql {
        program = List.copyOf(program);
    }

    @Override
    public List<String> command() {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(
                "--no-defaults",
                "--basedir=" + base,
                "--lc-messages-dir=" + share,
                "--plugin-dir=" + base.resolve("lib/mysql/plugin"),
                "--mysqlx=OFF",
                "--skip-log-bin",
                "--secure-file-priv=NULL",
                "--innodb-redo-log-capacity=32M"));
        return command;
    }

    @Override
    public void initialize(List<String> command, Path folder) {
        List<String> all = new ArrayList<>(command);
        all.add("--initialize-insecure");
        try {
            Process process = new ProcessBuilder(all)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("bootstrap.log").toFile())
                    .start();
            if (process.onExit().join().exitValue() != 0) {
                throw new IllegalStateException(Folders.read(folder.resolve("bootstrap.log")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> withoutTls() {
        return List.of("--tls-version=", "--auto-generate-certs=OFF");
    }
}
