package io.masif.ui.fleet.host;

import io.masif.domain.host.Platform;
import io.masif.ui.store.HostRecord;
import io.masif.ui.view.pending.Codenames;
import java.util.IdentityHashMap;
import java.util.Locale;

/** Matches hosts whose name, system or problem contain each word of a search, whatever their case. */
public final class TextFilter {
    private final String[] words;
    /** Few objects, since hosts share equal platforms. */
    private final IdentityHashMap<Platform, String> systems = new IdentityHashMap<>();

    public TextFilter(String text) {
        this.words = text.toLowerCase(Locale.ROOT).split("\\s+");
    }

    /** Whether each word is in the host's name, system or problem. */
    public boolean matches(HostRecord host) {
        String name = host.name().toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (!name.contains(word) && !matchesFacts(host, word)) {
                return false;
            }
        }
        return true;
    }

    private boolean matchesFacts(HostRecord host, String word) {
        String system = systems.computeIfAbsent(host.facts().platform(), each -> Codenames.createSearchText(each.os()));
        return system.contains(word)
                || toLowerCase(host.facts().condition().problem()).contains(word);
    }

    private static String toLowerCase(String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
