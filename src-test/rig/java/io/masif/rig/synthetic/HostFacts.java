package io.masif.rig.synthetic;

import io.masif.domain.host.BlockedAction;
import io.masif.domain.host.ExecutionLimits;
import io.masif.domain.host.Facts;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostState;
import io.masif.domain.host.KeptBackPackage;
import io.masif.domain.host.PackageLists;
import io.masif.domain.host.PendingRestarts;
import io.masif.domain.host.Platform;
import io.masif.domain.host.UpgradeGaps;
import io.masif.domain.label.Labels;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** What a host reports about itself. */
public final class HostFacts {
    private static final List<String> AGENTS = List.of("1.0.0", "1.0.0", "1.0.0", "0.9.4");
    private static final List<String> SERVICES =
            List.of("ssh.service", "cron.service", "dbus.service", "rsyslog.service", "systemd-timesyncd.service");
    private static final List<String> LEFTOVERS = List.of(
            "/etc/ssh/sshd_config.dpkg-dist",
            "/etc/logrotate.conf.dpkg-dist",
            "/etc/sysctl.conf.dpkg-new",
            "/etc/default/grub.dpkg-dist",
            "/etc/cron.daily/apt-compat.dpkg-new");
    private static final List<String> HELD =
            List.of("docker.io", "kubelet", "linux-image-amd64", "mariadb-server", "postgresql-server", "php-fpm");
    private static final List<KeptBackPackage> KEPT_BACK = List.of(
            new KeptBackPackage("libreoffice-common", "its upgrade would remove libreoffice-gtk3"),
            new KeptBackPackage("snapd", "a phased update: not yet for this host"),
            new KeptBackPackage("grafana", "pinned on this host: 12.1.1-1 is there, the preferences choose 11.6.4-1"),
            new KeptBackPackage(
                    "python3-acme", "Depends: python3-josepy (>= 1.13.0) but it is not going to be installed"),
            new KeptBackPackage("containerd", "Depends: runc (>= 1.1.12) but 1.1.5+ds1-1 is to be installed"),
            new KeptBackPackage("qemu-utils", "apt gives no reason"));
    private static final long MEBIBYTE = 1L << 20;

    private final HostProfile host;
    private final Instant now;
    private final Dice dice;

    private HostFacts(HostProfile host, Instant now) {
        this.host = host;
        this.now = now;
        this.dice = Dice.of("facts", host.number());
    }

    /**
     * @param now when it reports them
     * @param blocked its approved actions that it cannot execute yet
     */
    public static Facts of(HostProfile host, Instant now, List<BlockedAction> blocked) {
        return new HostFacts(host, now).create(blocked);
    }

    private Facts create(List<BlockedAction> blocked) {
        boolean full = host.trait() == HostTrait.DISK_FULL;
        return Facts.builder()
                .platform(platform())
                .labels(Labels.of(Map.of("tier", host.role().word(), "place", host.place())))
                .condition(condition())
                .restarts(restarts())
                .lists(lists())
                .gaps(gaps())
                .limits(new ExecutionLimits(full ? 3 * MEBIBYTE : dice.between(900, 80_000) * MEBIBYTE, blocked))
                .build();
    }

    private Platform platform() {
        int kernel = UpdateSchedule.kernel(host.level() == PatchLevel.CURRENT ? 0 : 1) - (dice.percent(15) ? 1 : 0);
        return new Platform(
                host.release().os(), host.release().kernel(kernel, host.arch()), host.arch(), dice.choose(AGENTS));
    }

    private HostProblem condition() {
        return switch (host.trait()) {
            case NONE, SILENT, VERSION_ONE, WRONG_CLOCK, DUPLICATE -> HostProblem.NONE;
            case INTERRUPTED -> problem("dpkg was interrupted: run dpkg --configure -a on the host");
            case LOCKED -> problem("locked by 21734 aptitude: nothing is executed until it has ended");
            case LISTS_MISSING -> problem("the package lists are missing: run apt-get update on the host");
            case LISTS_EXPIRED ->
                problem(
                        "the package lists have expired: apt.example.net_debian-security_dists_InRelease was valid until "
                                + now.minus(Duration.ofDays(9)) + "; run apt-get update on the host");
            case REFRESH_FAILED ->
                problem("the package lists could not be refreshed: Failed to fetch"
                        + " http://mirror.example.net/debian/dists/stable/InRelease  Could not connect to"
                        + " mirror.example.net:80 (192.0.2.17), connection timed out");
            case SOURCES_BROKEN ->
                problem("apt-get ended with 100: E: Malformed entry 3 in list file /etc/apt/sources.list.d/intern.list"
                        + " (Component)");
            case DISK_FULL ->
                problem("the disk of the downloaded packages (/var/cache/apt/archives) is full, 3072 KiB are free:"
                        + " nothing is executed");
            case READ_ONLY ->
                problem("the file system of dpkg's database (/var/lib/dpkg) is read-only: nothing is executed");
            case APT_FAILED ->
                problem(
                        "the package ca-certificates is half installed and needs to be reinstalled, which no approval can"
                                + " do: run apt-get install --reinstall ca-certificates, or dpkg --remove"
                                + " --force-remove-reinstreq ca-certificates, on the host");
        };
    }

    private HostProblem problem(String sentence) {
        return new HostProblem(HostState.valueOf(host.trait().name()), sentence);
    }

    private PendingRestarts restarts() {
        boolean reboot = dice.percent(12);
        String kernel = "linux-image-" + host.release().kernel(UpdateSchedule.kernel(0), host.arch());
        List<String> services = dice.percent(14)
                ? List.of(host.role().service(), dice.choose(SERVICES))
                : dice.percent(8) ? List.of(dice.choose(SERVICES)) : List.of();
        return new PendingRestarts(
                reboot, reboot ? dice.percent(20) ? List.of(kernel, "libc6") : List.of(kernel) : List.of(), services);
    }

    private PackageLists lists() {
        if (host.trait() == HostTrait.LISTS_MISSING) {
            return PackageLists.UNKNOWN;
        }
        Duration age = Duration.ofMinutes(dice.between(20, 1200));
        if (host.trait() == HostTrait.LISTS_EXPIRED) {
            age = Duration.ofDays(16);
        } else if (host.trait() == HostTrait.REFRESH_FAILED || dice.percent(2)) {
            age = Duration.ofDays(dice.between(3, 8));
        }
        // archives are published at a time of day, so that hosts have lists of the same date
        Instant security = now.minus(age).truncatedTo(ChronoUnit.DAYS);
        Instant main = security.minus(Duration.ofDays(host.release().isUbuntu() ? 0 : 22));
        return new PackageLists(
                main,
                List.of(
                        new PackageLists.Origin(host.release().mainOrigin(), main),
                        new PackageLists.Origin(host.release().securityOrigin(), security),
                        new PackageLists.Origin(
                                "Intern/" + host.place(),
                                now.minus(age.multipliedBy(2)).truncatedTo(ChronoUnit.DAYS))));
    }

    private UpgradeGaps gaps() {
        List<String> held = dice.percent(5) ? List.of(dice.choose(HELD)) : List.of();
        List<KeptBackPackage> keptBack = held.stream()
                .map(name -> new KeptBackPackage(name, "held on this host"))
                .toList();
        if (dice.percent(9)) {
            keptBack = List.of(dice.choose(KEPT_BACK));
        }
        return new UpgradeGaps(held, keptBack, dice.percent(5) ? List.of(dice.choose(LEFTOVERS)) : List.of());
    }
}
