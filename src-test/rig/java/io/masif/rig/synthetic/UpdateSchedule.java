package io.masif.rig.synthetic;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Which updates there were in the last half year. Rounds are counted backwards: 26 weeks ago is the first, and what round 0
 * has to bring is pending now.
 */
public final class UpdateSchedule {
    public static final int ROUNDS = 26;

    private static final int SECURITY_UPDATES = 3;
    private static final int OTHER_UPDATES = 2;
    private static final int SECURITY_PENDING_PERCENT = 62;
    private static final int OTHER_PENDING_PERCENT = 38;
    private static final int KERNEL_WEEKS = 5;
    private static final int FIRST_KERNEL = 30;

    private UpdateSchedule() {}

    /** The pending actions of a host of that role, release and architecture. */
    public static List<CatalogueAction> pending(Role role, OsRelease release, String arch, PatchLevel level) {
        if (level == PatchLevel.CURRENT) {
            return List.of();
        }
        int installed = level == PatchLevel.LAGGING ? 2 : 1;
        return actions(role, release, arch, installed, 0).stream()
                .filter(each -> level != PatchLevel.PARTIAL || !each.action().security())
                .toList();
    }

    /** What a run of that round did on such a host. */
    public static List<CatalogueAction> executed(Role role, OsRelease release, String arch, int round) {
        return actions(role, release, arch, round + 1, round);
    }

    /** The number of the kernel that a host has after that round. */
    public static int kernel(int round) {
        return FIRST_KERNEL + (ROUNDS - 1) / KERNEL_WEEKS - round / KERNEL_WEEKS - (round % KERNEL_WEEKS > 0 ? 1 : 0);
    }

    /** What brings a host from the state after one round to that after another. */
    private static List<CatalogueAction> actions(Role role, OsRelease release, String arch, int before, int after) {
        List<CatalogueAction> all = new ArrayList<>();
        for (SourcePackage source : SourcePackage.of(role, release)) {
            int from = revision(source, release, before);
            int to = revision(source, release, after);
            if (from != to) {
                source.binaries().forEach(name -> all.add(action(source, name, release, arch, from, to)));
            } else if (after == 0 && (source.isNew() || source.isRemoved())) {
                source.binaries().forEach(name -> all.add(action(source, name, release, arch, from, to)));
            }
        }
        if (kernel(before) != kernel(after)) {
            addKernel(all, release, arch, kernel(before), kernel(after));
        }
        return all;
    }

    private static CatalogueAction action(
            SourcePackage source, String name, OsRelease release, String arch, int from, int to) {
        String base = source.version(release);
        String before = release.version(base, from);
        String after = release.version(base, to);
        String builtFor = source.arch(arch);
        if (source.isRemoved()) {
            return new CatalogueAction(Action.of(name, builtFor, Kind.REMOVE, before, null), source.name());
        }
        Kind kind = source.isNew() ? Kind.INSTALL : Kind.UPDATE;
        List<String> releases = release.releases(source.isSecurity());
        Action action = new Action(
                name, builtFor, kind, kind == Kind.INSTALL ? null : before, after, releases, source.isSecurity());
        return new CatalogueAction(action, source.name());
    }

    private static void addKernel(List<CatalogueAction> all, OsRelease release, String arch, int from, int to) {
        List<String> releases = release.releases(true);
        String version = release.kernelVersion(to);
        String source = release.isUbuntu() ? "linux-signed" : "linux-signed-" + arch;
        Action image = new Action(
                "linux-image-" + release.kernel(to, arch), arch, Kind.INSTALL, null, version, releases, true);
        Action meta = new Action(
                "linux-image-" + release.flavour(arch),
                arch,
                Kind.UPDATE,
                release.kernelVersion(from),
                version,
                releases,
                true);
        all.add(new CatalogueAction(image, source));
        all.add(new CatalogueAction(meta, source));
    }

    /** How often a package was updated in a release until that round. */
    private static int revision(SourcePackage source, OsRelease release, int round) {
        int revision = 1;
        for (int each = ROUNDS; each >= round; each--) {
            revision += isUpdated(source, release, each) ? 1 : 0;
        }
        return revision;
    }

    private static boolean isUpdated(SourcePackage source, OsRelease release, int round) {
        if (source.isNew() || source.isRemoved()) {
            return false;
        }
        if (round == 0) {
            int percent = source.isSecurity() ? SECURITY_PENDING_PERCENT : OTHER_PENDING_PERCENT;
            return Dice.of("pending", source.name(), release).percent(percent);
        }
        int updates = source.isSecurity() ? SECURITY_UPDATES : OTHER_UPDATES;
        return Dice.of(source.name(), release, round).below(ROUNDS) < updates;
    }
}
