package io.masif.rig.database;

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
    public String initializeOption() {
        return "--initialize-insecure";
    }

    @Override
    public List<String> noTlsOptions() {
        return List.of("--tls-version=", "--auto-generate-certs=OFF");
    }
}
