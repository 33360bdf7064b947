package io.masif.rig.apt;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveOutputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** The file of a package. It is written here and not by dpkg-deb: tests need hundreds, and a process costs more. */
final class DebFile {
    private static final int FILE = 0100644;
    private static final int PROGRAM = 0100755;

    private DebFile() {}

    static byte[] of(DebPackage each) throws IOException {
        Map<String, String> control = new TreeMap<>(Map.of("control", each.control()));
        if (!each.conffiles().isEmpty()) {
            control.put("conffiles", String.join("\n", each.conffiles().keySet()) + "\n");
        }
        Map<String, String> data =
                new TreeMap<>(Map.of("/usr/share/doc/" + each.name() + "/version", each.version() + "\n"));
        data.putAll(each.conffiles());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ArArchiveOutputStream ar = new ArArchiveOutputStream(file)) {
            member(ar, "debian-binary", "2.0\n".getBytes(StandardCharsets.US_ASCII));
            member(ar, "control.tar", tar(control, each.scripts()));
            member(ar, "data.tar", tar(data, Map.of()));
        }
        return file.toByteArray();
    }

    /** Of root's files, each after the folders that lead to it. */
    private static byte[] tar(Map<String, String> files, Map<String, String> programs) throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        Set<String> folders = new HashSet<>();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(archive)) {
            for (Map.Entry<String, String> each : files.entrySet()) {
                String path = "." + (each.getKey().startsWith("/") ? "" : "/") + each.getKey();
                for (int slash = path.indexOf('/', 2); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                    if (folders.add(path.substring(0, slash))) {
                        put(tar, new TarArchiveEntry(path.substring(0, slash + 1)), new byte[0]);
                    }
                }
                add(tar, path, each.getValue(), FILE);
            }
            for (Map.Entry<String, String> each : programs.entrySet()) {
                add(tar, "./" + each.getKey(), each.getValue(), PROGRAM);
            }
        }
        return archive.toByteArray();
    }

    private static void add(TarArchiveOutputStream tar, String path, String text, int mode) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(path);
        entry.setSize(content.length);
        entry.setMode(mode);
        put(tar, entry, content);
    }

    private static void member(ArArchiveOutputStream ar, String name, byte[] content) throws IOException {
        put(ar, new ArArchiveEntry(name, content.length), content);
    }

    private static <E extends ArchiveEntry> void put(ArchiveOutputStream<E> archive, E entry, byte[] content)
            throws IOException {
        archive.putArchiveEntry(entry);
        archive.write(content);
        archive.closeArchiveEntry();
    }
}
