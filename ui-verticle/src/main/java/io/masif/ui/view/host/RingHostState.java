package io.masif.ui.view.host;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far it is on a host of a ring. */
public enum RingHostState {
    DONE(HostProgress.DONE),
    RUNNING(HostProgress.RUNNING),
    FAILED(HostProgress.FAILED),
    /** Silent since it took part in the ring. */
    LOST(null),
    WAITING(HostProgress.WAITING),
    /** As waiting, and the host says that it cannot execute it yet, or never will. */
    BLOCKED(HostProgress.BLOCKED),
    /** Silent before it could take part. */
    SILENT(HostProgress.SILENT),
    DECLINED(HostProgress.DECLINED),
    /** It does not propose the actions. */
    UNCONCERNED(null);

    private final HostProgress progress;

    RingHostState(HostProgress progress) {
        this.progress = progress;
    }

    /** How far an approval would be there; null for {@link #LOST} and {@link #UNCONCERNED}. */
    public HostProgress progress() {
        return progress;
    }

    /** The word in addresses, in the API and in the keys of texts: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of the given word. */
    public static Optional<RingHostState> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    /** All words. */
    public static String[] words() {
        return Arrays.stream(values()).map(RingHostState::word).toArray(String[]::new);
    }
}
