package io.masif.rig.cluster;

import io.masif.rig.process.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * The program that two servers of a cluster call when one of them joins. It is of our own, so that neither rsync nor Debian's
 * mariadb-server is needed: the server that joins gets the transactions that it lacks from the other one's memory of them, and
 * only the position is told here, by a file. A server that lacks more than that cannot join.
 */
final class StateTransfer {
    static final String METHOD = "masif";

    /** The protocol is that of the scripts wsrep_sst_* of MariaDB. */
    private static final String SCRIPT = """
            #!/bin/sh
            # Called as: --role joiner|donor --address ADDRESS --datadir FOLDER [--gtid POSITION] [--bypass] ...
            bypass=0
            while [ $# -gt 0 ]; do
              case $1 in
                --role) role=$2 ;;
                --address) address=$2 ;;
                --datadir) data=$2 ;;
                --gtid) position=$2 ;;
                --bypass) bypass=1 ;;
              esac
              shift
            done
            if [ "$role" = joiner ]; then
              rm -f "$data/position"
              echo "ready 127.0.0.1/$data"
              while [ ! -s "$data/position" ] && kill -0 $PPID; do sleep 0.1; done
              cat "$data/position"
            elif [ $bypass = 1 ]; then
              echo "$position" >"${address#*/}/position.next"
              mv "${address#*/}/position.next" "${address#*/}/position"
              echo "done $position"
            else
              echo 'the server that joins lacks more than can be given to it' >&2
              exit 1
            fi
            """;

    private StateTransfer() {}

    /** Writes the program into a folder, and returns the variables of a server that is to find it. */
    static Map<String, String> install(Path folder) {
        Path script = Folders.write(folder.toAbsolutePath().resolve("wsrep_sst_" + METHOD), SCRIPT);
        try {
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("PATH", script.getParent() + ":" + System.getenv("PATH"));
    }
}
