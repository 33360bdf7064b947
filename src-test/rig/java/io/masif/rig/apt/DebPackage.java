package io.masif.rig.apt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A package to be built.
 *
 * @param arch {@code all} or an architecture
 * @param fields more fields of its control file, such as Depends
 * @param scripts the maintainer's scripts by their names, such as postinst
 * @param conffiles the texts of its configuration files by their paths
 */
public record DebPackage(
        String name,
        String version,
        String arch,
        Map<String, String> fields,
        Map<String, String> scripts,
        Map<String, String> conffiles) {
    public DebPackage {
        fields = Map.copyOf(fields);
        scripts = Map.copyOf(scripts);
        conffiles = Map.copyOf(conffiles);
    }

    /** A package of that name and version with nothing special about it. */
    public static DebPackage of(String name, String version) {
        return new DebPackage(name, version, "all", Map.of(), Map.of(), Map.of());
    }

    public DebPackage arch(String other) {
        return new DebPackage(name, version, other, fields, scripts, conffiles);
    }

    /** Relations as Debian's policy writes them, such as {@code newdep (>= 0.9)}. */
    public DebPackage depends(String relations) {
        return field("Depends", relations);
    }

    public DebPackage conflicts(String relations) {
        return field("Conflicts", relations);
    }

    public DebPackage breaks(String relations) {
        return field("Breaks", relations);
    }

    /** Any other field of the control file. */
    public DebPackage field(String field, String value) {
        return new DebPackage(name, version, arch, with(fields, field, value), scripts, conffiles);
    }

    /** A shell script that dpkg runs when the package is configured. */
    public DebPackage postinst(String script) {
        return script("postinst", "#!/bin/sh\n" + script + "\n");
    }

    /** The triggers that it is interested in, a line each, such as {@code interest-await some-name}. */
    public DebPackage triggers(String lines) {
        return script("triggers", lines + "\n");
    }

    /** A configuration file, which dpkg keeps if the administrator has changed it. */
    public DebPackage conffile(String path, String text) {
        return new DebPackage(name, version, arch, fields, scripts, with(conffiles, path, text));
    }

    private DebPackage script(String script, String text) {
        return new DebPackage(name, version, arch, fields, with(scripts, script, text), conffiles);
    }

    String fileName() {
        return name + "_" + version.replace(":", "%3a") + "_" + arch + ".deb";
    }

    /** The control file, and the beginning of the index's stanza. */
    String control() {
        List<String> lines = new ArrayList<>(List.of(
                "Package: " + name,
                "Version: " + version,
                "Architecture: " + arch,
                "Maintainer: Masif Upgrader <masif@example.com>",
                "Section: misc",
                "Priority: optional"));
        new TreeMap<>(fields).forEach((field, value) -> lines.add(field + ": " + value));
        lines.add("Description: a package for the demo and the tests");
        return String.join("\n", lines) + "\n";
    }

    private static Map<String, String> with(Map<String, String> map, String key, String value) {
        Map<String, String> more = new TreeMap<>(map);
        more.put(key, value);
        return more;
    }
}
