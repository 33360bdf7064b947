package io.masif.ui.view.host;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a decision is on a host that it concerns. */
public enum HostProgress {
    WAITING,
    /** As waiting, on a host that has not been seen for long. */
    SILENT,
    /** Waiting, and the host says that it cannot execute it yet. */
    BLOCKED,
    RUNNING,
    DONE,
    FAILED,
    /** What is left of it there is declined or deferred. */
    DECLINED;

    /** The word for it in an address. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The progress of the given word. */
    public static Optional<HostProgress> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    /** All words. */
    public static String[] words() {
        return Arrays.stream(values()).map(HostProgress::word).toArray(String[]::new);
    }
}
