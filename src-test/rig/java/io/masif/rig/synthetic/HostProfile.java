package io.masif.rig.synthetic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A host of a filled fleet.
 *
 * @param number its number in the database, from 1
 * @param name such as {@code web-001.fra}
 * @param arch its native architecture
 */
public record HostProfile(
        int number, String name, Role role, OsRelease release, String arch, PatchLevel level, HostTrait trait) {
    private static final List<String> PLACES = List.of("fra", "ber", "muc", "ham", "ams", "waw");
    private static final int[] PLACE_PERCENT = {34, 24, 16, 10, 10, 6};
    private static final int ARM_PERCENT = 14;

    /** The first so many hosts. */
    public static List<HostProfile> list(int count) {
        Map<String, Integer> lastNumbers = new HashMap<>();
        List<HostProfile> all = new ArrayList<>(count);
        for (int number = 1; number <= count; number++) {
            Dice dice = Dice.of("host", number);
            Role role = Role.of(dice);
            String place = PLACES.get(dice.choose(PLACE_PERCENT));
            int inPlace = lastNumbers.merge(role.word() + place, 1, Integer::sum);
            OsRelease release = OsRelease.of(dice);
            boolean arm = isArmPossible(role, release) && dice.percent(ARM_PERCENT);
            all.add(new HostProfile(
                    number,
                    "%s-%03d.%s".formatted(role.word(), inPlace, place),
                    role,
                    release,
                    arm ? "arm64" : "amd64",
                    PatchLevel.of(dice),
                    HostTrait.of(number)));
        }
        return all;
    }

    public String place() {
        return name.substring(name.indexOf('.') + 1);
    }

    public boolean isVersionOne() {
        return trait == HostTrait.VERSION_ONE;
    }

    /** Hosts for whose plans the same approvals are made. */
    public Group group() {
        return new Group(role, release);
    }

    /** The hosts of a role and a release. */
    public record Group(Role role, OsRelease release) {}

    private static boolean isArmPossible(Role role, OsRelease release) {
        return release != OsRelease.DEBIAN_11 && (role == Role.WEB || role == Role.APP || role == Role.NODE);
    }
}
