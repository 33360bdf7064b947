package io.masif.agent.restart;

/**
 * What asks for a reboot, as the text that is stored.
 *
 * @param requested when the file was written by which packages ask for it; empty if there is none
 * @param kernel the version of a later kernel that waits for it; empty if none does
 */
record RebootNeed(String requested, String kernel) {
    private static final String KERNEL = "kernel ";

    static RebootNeed parse(String text) {
        int kernel = text.indexOf(KERNEL);
        return kernel < 0
                ? new RebootNeed(text, "")
                : new RebootNeed(text.substring(0, kernel).strip(), text.substring(kernel + KERNEL.length()));
    }

    String format() {
        return (requested + (kernel.isEmpty() ? "" : " " + KERNEL + kernel)).strip();
    }

    /** Whether a reboot for this need was one for the other as well: a boot ends one part of a need, and may leave the other. */
    boolean includes(RebootNeed other) {
        return (other.requested.isEmpty() || other.requested.equals(requested))
                && (other.kernel.isEmpty() || other.kernel.equals(kernel));
    }

    /** With the parts of an earlier need of which this one has none. */
    RebootNeed withMissing(RebootNeed earlier) {
        return new RebootNeed(
                requested.isEmpty() ? earlier.requested : requested, kernel.isEmpty() ? earlier.kernel : kernel);
    }
}
