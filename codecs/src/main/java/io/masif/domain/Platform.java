package io.masif.domain;

/**
 * What a host runs. Each member may be null: not known.
 *
 * @param os the operating system, such as {@code Debian 12.15}
 * @param kernel the running kernel's release
 * @param arch dpkg's native architecture
 * @param agent the agent's version
 */
public record Platform(String os, String kernel, String arch, String agent) {
    /** Nothing is known. */
    public static final Platform UNKNOWN = new Platform(null, null, null, null);

    public Platform {
        os = Texts.line(os);
        kernel = Texts.line(kernel);
        arch = Texts.line(arch);
        agent = Texts.line(agent);
    }
}
