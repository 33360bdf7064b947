package io.masif.domain.host;

import io.masif.text.TextRules;

/**
 * The platform of a host. Members that are not known are null.
 *
 * @param os the operating system, such as {@code Debian 12.15}
 * @param kernel the running kernel's release
 * @param arch dpkg's native architecture
 * @param agent the agent's version
 */
public record Platform(String os, String kernel, String arch, String agent) {
    private static final String DEBIAN = "Debian ";

    /** Nothing is known. */
    public static final Platform UNKNOWN = new Platform(null, null, null, null);

    public Platform {
        os = TextRules.toLine(os);
        kernel = TextRules.toLine(kernel);
        arch = TextRules.toLine(arch);
        agent = TextRules.toLine(agent);
    }

    /** The release without its point releases, such as {@code Debian 12}; the system must be known. */
    public String release() {
        int point = os.indexOf('.');
        return os.startsWith(DEBIAN) && point > 0 ? os.substring(0, point) : os;
    }
}
