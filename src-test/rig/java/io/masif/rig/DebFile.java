package io.masif.rig;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The file of a package. It is written here and not by dpkg-deb: tests need hundreds, and a process costs more. */
final class DebFile {
    private static final int FILE = 0644;
    private static final int PROGRAM = 0755;

    private DebFile() {}

    static byte[] of(DebPackage each) {
        Tar control = new Tar().add("control", each.control(), FILE);
        if (!each.conffiles().isEmpty()) {
            control.add("conffiles", String.join("\n", each.conffiles().keySet()) + "\n", FILE);
        }
        each.scripts().forEach((name, script) -> control.add(name, script, PROGRAM));
        Tar data = new Tar().add("usr/share/doc/" + each.name() + "/version", each.version() + "\n", FILE);
        each.conffiles().forEach((path, text) -> data.add(path.substring(1), text, FILE));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("!<arch>\n".getBytes(StandardCharsets.US_ASCII));
        member(file, "debian-binary", "2.0\n".getBytes(StandardCharsets.US_ASCII));
        member(file, "control.tar", control.end());
        member(file, "data.tar", data.end());
        return file.toByteArray();
    }

    /** Of even length each, in the format of ar(1). */
    private static void member(ByteArrayOutputStream file, String name, byte[] content) {
        file.writeBytes(
                String.format(Locale.ROOT, "%-16s%-12d%-6d%-6d%-8o%-10d`\n", name, 0, 0, 0, 0100644, content.length)
                        .getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(content);
    }
}
