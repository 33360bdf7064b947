package io.masif.agent.apt;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * The preferences under which apt knows no other versions than the approved ones. apt takes {@code NAME:ARCH} in a
 * stanza for every architecture; a name alone means the native one (tried with apt 2.6).
 */
final class Pins {
    private static final String NOTHING_ELSE = "Package: *\nPin: release *\nPin-Priority: -1\n";

    private Pins() {}

    static String of(Collection<Action> approved) {
        return NOTHING_ELSE
                + approved.stream()
                        .filter(action -> action.kind() == Kind.INSTALL || action.kind() == Kind.UPDATE)
                        .map(Pins::stanza)
                        .collect(Collectors.joining());
    }

    private static String stanza(Action action) {
        boolean everywhere = action.arch() == null || action.arch().equals("all");
        String name = everywhere ? action.packageName() : action.packageName() + ":" + action.arch();
        return "\nPackage: " + name + "\nPin: version " + action.to() + "\nPin-Priority: 990\n";
    }
}
