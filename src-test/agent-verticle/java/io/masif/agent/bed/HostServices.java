package io.masif.agent.bed;

import io.masif.rig.process.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;

/**
 * The services of a sandbox, and its boots. systemd and needrestart look at the whole machine, and a reboot ends it, so the
 * sandbox has programs in their place: they print what the real ones print (systemd 252, needrestart 3.6), and record what
 * they were asked.
 */
public final class HostServices {
    private static final String NEEDRESTART = """
            while [ -e "$services/needrestart.slow" ]; do sleep 0.05; done
            case "$*" in
                -b) printf 'NEEDRESTART-VER: 3.6\\nNEEDRESTART-KCUR: 6.1.0-39-amd64\\n'
                    cat "$services/kernel"
                    sed 's/^/NEEDRESTART-SVC: /' "$services/outdated" ;;
                *"-r l"*) printf '\\nServices to be restarted:\\n'
                    grep -vxFf "$services/deferred" "$services/outdated" | sed 's/^/ systemctl restart /'
                    printf '\\nService restarts being deferred:\\n'
                    grep -xFf "$services/deferred" "$services/outdated" | sed 's/^/ systemctl restart /' ;;
            esac
            """;
    private static final String SYSTEMCTL = """
            command=$1
            while [ "$1" != -- ]; do shift; done
            shift
            if [ "$command" = show ]; then
                for unit; do
                    printf 'Result=%s\\nInvocationID=%s\\nActiveState=%s\\nActiveEnterTimestampMonotonic=1\\n\\n' \\
                        "$(cat "$services/$unit.result")" "$(cat "$services/$unit.start")" "$(cat "$services/$unit.state")"
                done
                exit
            fi
            echo "$1" >>"$services/restarted"
            while [ -e "$services/$1.slow" ]; do sleep 0.05; done
            date +%s%N >"$services/$1.start"
            if [ -e "$services/$1.broken" ]; then
                echo failed >"$services/$1.state"
                echo exit-code >"$services/$1.result"
                echo "Job for $1 failed because the control process exited with error code." >&2
                exit 1
            fi
            if [ ! -e "$services/$1.sticky" ]; then
                grep -vxF "$1" "$services/outdated" >"$services/next"
                mv "$services/next" "$services/outdated"
            fi
            """;
    private static final String SHUTDOWN = """
            echo "$*" >>"$services/shutdowns"
            [ ! -e "$services/no-shutdown" ] || { echo 'Access denied' >&2; exit 1; }
            """;

    private final Path root;
    private final Path state;

    public HostServices(Path root) {
        this.root = root;
        state = Folders.create(root.resolve("services"));
        Folders.create(root.resolve("var/run"));
        writeProgram("usr/sbin/needrestart", NEEDRESTART);
        writeProgram("bin/systemctl", SYSTEMCTL);
        writeProgram("sbin/shutdown", SHUTDOWN);
        Folders.write(state.resolve("outdated"), "");
        Folders.write(state.resolve("deferred"), "");
        boot();
    }

    /** Services that use replaced files. */
    public HostServices outdated(String... units) {
        for (String unit : units) {
            Folders.write(state.resolve(unit + ".start"), "first\n");
            Folders.write(state.resolve(unit + ".state"), "active\n");
            Folders.write(state.resolve(unit + ".result"), "success\n");
        }
        Folders.write(state.resolve("outdated"), String.join("\n", units) + "\n");
        return this;
    }

    /** needrestart does not answer until {@link #unmark} removes this. */
    public HostServices delayNeedrestart() {
        return mark("needrestart", "slow");
    }

    /** A service that needrestart does not restart by itself. */
    public HostServices deferred(String unit) {
        Folders.write(state.resolve("deferred"), unit + "\n");
        return this;
    }

    /** Makes a service {@code slow}, {@code broken}, or {@code sticky}: a restart does not help. */
    public HostServices mark(String unit, String property) {
        Folders.write(state.resolve(unit + "." + property), "");
        return this;
    }

    public void unmark(String unit, String property) {
        Folders.delete(state.resolve(unit + "." + property));
    }

    /** The file by which packages ask for a reboot, as update-notifier-common and unattended-upgrades write it. */
    public HostServices requireReboot(String... packages) {
        Folders.write(root.resolve("var/run/reboot-required"), "*** System restart required ***\n");
        Folders.write(root.resolve("var/run/reboot-required.pkgs"), String.join("\n", packages) + "\n");
        return this;
    }

    /** A later kernel is installed than the one that runs; packages ask for no reboot. */
    public HostServices installKernel(String version) {
        Folders.write(state.resolve("kernel"), "NEEDRESTART-KEXP: " + version + "\nNEEDRESTART-KSTA: 3\n");
        return this;
    }

    /** The next boots start the kernel that runs, whatever is installed. */
    public HostServices pinKernel() {
        return mark("kernel", "pinned");
    }

    /** The program refuses to reboot the host. */
    public HostServices refuseShutdown() {
        Folders.write(state.resolve("no-shutdown"), "");
        return this;
    }

    /** What a boot changes. */
    public void boot() {
        if (!Files.exists(state.resolve("kernel.pinned"))) {
            Folders.write(state.resolve("kernel"), "NEEDRESTART-KEXP: 6.1.0-39-amd64\nNEEDRESTART-KSTA: 1\n");
        }
        Folders.delete(root.resolve("var/run/reboot-required"));
        Folders.delete(root.resolve("var/run/reboot-required.pkgs"));
        Path file = root.resolve("proc/sys/kernel/random/boot_id");
        Folders.create(file.getParent());
        Folders.write(file, UUID.randomUUID() + "\n");
    }

    /** The services that were restarted, in this order. */
    public List<String> restarted() {
        return Folders.read(state.resolve("restarted")).lines().toList();
    }

    /** The arguments of each call of shutdown. */
    public List<String> shutdowns() {
        return Folders.read(state.resolve("shutdowns")).lines().toList();
    }

    private void writeProgram(String name, String text) {
        try {
            Path file = root.resolve(name);
            Folders.create(file.getParent());
            Folders.write(file, "#!/bin/sh\nservices='" + state + "'\n" + text);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
