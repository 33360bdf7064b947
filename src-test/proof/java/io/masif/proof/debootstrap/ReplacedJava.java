package io.masif.proof.debootstrap;

import io.masif.rig.apt.Archive;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The Java on which the agent runs is replaced by an approval: by its update, or, where there is none, by the same one
 * with another version. The same process continues, and executes another approval.
 */
final class ReplacedJava {
    private static final String MARKER = "proof-after-java";
    private static final String REPACK = """
            cd /var/lib/masif-archive
            apt-get -qq download "$1"
            dpkg-deb --raw-extract "$1"_*.deb again
            sed -i 's/^Version: .*/&+proof1/' again/DEBIAN/control
            rm "$1"_*.deb
            dpkg-deb --root-owner-group -Znone --build again "$1".deb >/dev/null
            rm -r again
            apt-ftparchive packages . >Packages
            """;

    private final ProofBed bed;
    private final ChrootHost host;

    ReplacedJava(ProofBed bed) {
        this.bed = bed;
        host = bed.host();
    }

    void play() {
        Archive archive = host.archive("Java");
        archive.add(ConfigurationLog.recording(MARKER, "1.0"));
        host.install(MARKER);
        String name = host.owner(executable());
        if (bed.rows(name).isEmpty()) {
            host.run("sh", "-ec", REPACK, "sh", name);
            host.update();
            bed.awaitPlan();
        }
        String version = bed.rows(name).get(0).getString("to_version");
        Set<String> implied = host.implied(name + "=" + version);
        String before = host.version(name);
        bed.step(
                "The agent's own Java, " + name + " " + before + " by " + version,
                bed.rows(implied.toArray(String[]::new)));
        bed.check(version.equals(host.version(name)), "Java is replaced: " + host.version(name));
        archive.add(ConfigurationLog.recording(MARKER, "1.1"));
        host.update();
        bed.awaitPlan();
        List<JsonObject> rows = bed.rows(MARKER);
        bed.step("Another approval on the Java that is gone", rows);
        // nothing starts it again
        bed.check(
                bed.agent().isAlive(),
                "the same process has executed both: " + bed.agent().log());
    }

    private String executable() {
        try {
            return Path.of("/")
                    .resolve(host.root()
                            .relativize(Files.readSymbolicLink(
                                    Path.of("/proc", Long.toString(bed.agent().pid()), "exe"))))
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
