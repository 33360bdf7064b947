package io.masif.rig.apt;

import io.masif.rig.process.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A folder that apt can install from. The index is written here and not by dpkg-scanpackages and apt-ftparchive, so
 * that dpkg-dev and apt-utils are not needed.
 */
public final class Archive {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'UTC'", Locale.ROOT);

    private final Path folder;
    private String label;
    private final String suite;
    private final Map<String, String> stanzas = new TreeMap<>();

    private Archive(Path folder, String label, String suite) {
        this.folder = Folders.create(folder).toAbsolutePath();
        this.label = label;
        this.suite = suite;
    }

    /** An empty one, with the label and the suite of Debian's stable release. */
    public static Archive debian(Path folder) {
        return new Archive(folder, "Debian", "stable").publish();
    }

    /** An empty one, with the label and the suite of Debian's security updates. */
    public static Archive security(Path folder) {
        return new Archive(folder, "Debian-Security", "stable-security").publish();
    }

    /** An empty one with another label. */
    public static Archive withLabel(Path folder, String label) {
        return new Archive(folder, label, "stable").publish();
    }

    /** Calls itself something else; hosts that have its lists already refuse that. */
    public Archive label(String other) {
        label = other;
        return publish();
    }

    /** Builds packages and offers them. */
    public Archive add(DebPackage... packages) {
        for (DebPackage each : packages) {
            stanzas.put(each.fileName(), stanza(each, build(each)));
        }
        return publish();
    }

    /** Offers a version no longer. */
    public Archive remove(String name, String version) {
        stanzas.keySet().removeIf(file -> file.startsWith(name + "_" + version.replace(":", "%3a") + "_"));
        return publish();
    }

    /** Where a package's file lies that was added. */
    public Path file(DebPackage debPackage) {
        return folder.resolve(debPackage.fileName());
    }

    /** The line of sources.list that names it. */
    String sourcesListLine() {
        return "deb [trusted=yes] copy:" + folder.toString().replace(" ", "%20") + " ./\n";
    }

    private byte[] build(DebPackage each) {
        try {
            byte[] content = DebFile.of(each);
            Files.write(file(each), content);
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String stanza(DebPackage each, byte[] content) {
        return each.control() + "Filename: ./" + each.fileName() + "\nSize: " + content.length + "\nSHA256: "
                + sha256(content) + "\n";
    }

    private Archive publish() {
        String index = String.join("\n", stanzas.values());
        Folders.write(folder.resolve("Packages"), index);
        byte[] bytes = index.getBytes(StandardCharsets.UTF_8);
        Folders.write(folder.resolve("Release"), """
                Origin: Debian
                Label: %s
                Suite: %s
                Version: 12
                Codename: bookworm
                Date: %s
                Architectures: all amd64 arm64 i386
                Description: packages for the demo and the tests
                SHA256:
                 %s %d Packages
                """.formatted(
                        label, suite, DATE.format(ZonedDateTime.now(ZoneOffset.UTC)), sha256(bytes), bytes.length));
        return this;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
