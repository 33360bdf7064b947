package io.masif.domain.host;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The sentences that agents report, defined once for those who write them and those who read them ({@link FoundSentence}), so
 * that hosts with the same problem are one group, and a person reads them in another language. Values stand, in their order,
 * where the template has {@code {0}}, {@code {1}}.
 */
public enum HostSentence {
    INTERRUPTED_APPROVABLE("dpkg was interrupted: approve the configuration of what it left half done,"
            + " or run dpkg --configure -a on the host"),
    INTERRUPTED("dpkg was interrupted: run dpkg --configure -a on the host"),
    /** By whom; the number of the process differs on each host. */
    LOCKED("locked by {0}: nothing is executed until it has ended", 0),
    LISTS_UNREADABLE("the package lists cannot be read: this user may not read the folder {0}"),
    LISTS_MISSING("the package lists are missing: run apt-get update on the host"),
    /** The release file, and until when it was valid. */
    LISTS_EXPIRED("the package lists have expired: {0} was valid until {1}; run apt-get update on the host", 1),
    REFRESH_FAILED("the package lists could not be refreshed: {0}"),
    REFRESH_HOOK_FAILED("the package lists were refreshed, but a hook failed: {0}"),
    /** Since when. */
    REFRESH_UNENDED(
            "the refresh of the package lists that began at {0} has not ended: nothing is executed until it has", 0),
    READ_ONLY("the file system of {0} is read-only: nothing is executed"),
    /** The folder, and how many KiB are free. */
    DISK_FULL("the disk of {0} is full, {1} KiB are free: nothing is executed", 1),
    FETCH_FAILED("what was approved could not be fetched: {0}"),
    NOT_APPROVABLE_MORE("apt wants what cannot be approved, because of its name or version: {0} and {1} more"),
    NOT_APPROVABLE("apt wants what cannot be approved, because of its name or version: {0}"),
    GET_ENDED("apt-get ended with exit status {0}"),
    SIMULATION_FAILED("apt-get ended with {0}: {1}"),
    HALF_INSTALLED("the package {0} is half installed and needs to be reinstalled, which no approval can do:"
            + " run apt-get install --reinstall {1}, or dpkg --remove --force-remove-reinstreq {2}, on the host"),
    /** The release file, and what its field Valid-Until or Date says. */
    VALID_UNTIL_MALFORMED(
            "apt does not understand the date of {0}, so it is not known whether these lists have expired:"
                    + " it says {1}, and {2} would be right"),
    DATE_MALFORMED("apt does not understand the date of {0}, so it is not known how old these lists are:"
            + " it says {1}, and {2} would be right"),
    NO_SPACE("a disk is full: {0}"),
    FILE_SYSTEM_READ_ONLY("a file system is read-only: {0}"),
    OTHER_PROCESS("another process works on the packages: {0}"),
    FILE_UNREADABLE("apt cannot read a file that the plan depends on: {0}"),
    SYSTEMCTL_FAILED("systemctl show failed: {0}"),
    SYSTEMCTL_INCOMPLETE("systemctl show printed {0} states instead of {1}"),

    HELD("held on this host"),
    PHASED("a phased update: not yet for this host"),
    /** How many percent of all hosts get it. */
    PHASED_PERCENT("a phased update: {0} % of all hosts get it now"),
    /** The newest version, and the one that is chosen. */
    PINNED("pinned on this host: {0} is there, the preferences choose {1}"),
    REMOVES("its upgrade would remove {0}"),
    NO_REASON("apt gives no reason"),

    /** When, and why. */
    REFUSED("was refused; it is tried again at {0},"
            + " or when the plan, its approval, the package lists or the cause change: {1}"),
    FAILED_UNTIL_BECAUSE("failed; it is tried again at {0}, or when an operator retries it,"
            + " or when the plan or its approval changes: {1}"),
    FAILED_UNTIL("failed; it is tried again at {0}, or when an operator retries it,"
            + " or when the plan or its approval changes"),
    FAILED_BECAUSE(
            "failed; it is tried again when an operator retries it, or when the plan or its approval changes: {0}"),
    FAILED("failed; it is tried again when an operator retries it, or when the plan or its approval changes"),
    STEP_BACK("is a step back to an older version, which is never executed"),
    NOT_EXECUTABLE("apt cannot execute it with what is approved so far"),
    WAITS_FOR("waits for {0}"),
    FILE_NOT_NAMED("apt does not name its file: {0}"),
    FILE_AMBIGUOUS("apt cannot tell which file it would install: {0}"),
    FILE_UNVERIFIABLE("its file cannot be verified: the archive has neither a SHA256 nor a SHA512 of it"),
    REPLACED("the host would now {0}"),
    OTHER_ARCHIVE("it would now come from {0}, and is approved from {1}"),
    RESTART_UNCLEAR("needrestart does not say now whether it is needed"),

    NOT_STARTED("the run could not be started: {0}"),
    TOO_LATE("the time is over in which a run may be started"),
    ONLY_REMOVED("dpkg removed the package, and left its configuration files"),
    LEFT_UNPACKED("dpkg left the package unpacked, because of another package or an interruption"),
    TRIGGERS_LEFT("dpkg did not process the package's triggers, because of another package or an interruption"),
    LEFT_HALF_DONE("dpkg left the package half done, because of another package or an interruption"),
    LEFT_AS_IT_WAS("apt left it as it was: the archive no longer offers this version, or something it needs"),
    END_LOST("its end was not recorded: it was interrupted, or the disk of the agent's state was full"),
    /** The C library's words for a full disk. */
    END_LOST_DISK_FULL("its end was not recorded: {0}, that of the agent's state"),
    NO_REASON_GIVEN("no reason was given"),
    AGENT_STOPPED("the agent was stopped before it began"),
    SHUTDOWN_FAILED("shutdown failed: {0}"),
    NOT_REBOOTED("the host was not rebooted within {0} minutes:"
            + " somebody has cancelled the shutdown, or something prevents it"),
    /** The state and the result of the service, and what systemctl printed. */
    NOT_ACTIVE_BECAUSE("it is {0} after its restart ({1}): {2}"),
    NOT_ACTIVE("it is {0} after its restart ({1})"),
    NOT_RESTARTED_BECAUSE("it was not restarted: {0}"),
    NOT_RESTARTED("it was not restarted"),
    RESTART_INTERRUPTED("the run was interrupted before this restart began"),

    /** One of those that follow. */
    GATE_REFUSED("the last gate refused: {0}"),
    GATE_NOT_APPROVED("not approved: {0}"),
    GATE_OTHER_FILE("another file than the approved one: {0}"),
    GATE_FILES_UNVERIFIED("the files could not be verified"),
    GATE_STEPS_UNREADABLE("the list of approved steps cannot be read"),
    GATE_STEPS_UNCLEAR("the list of approved steps cannot be understood: {0}"),
    GATE_STEPS_EMPTY("the list of approved steps is empty"),
    GATE_STEPS_NOT_COMPARED("the steps could not be compared with the list"),
    GATE_STEP_UNCLEAR("a step that nobody can approve: {0}"),
    GATE_ARCHITECTURE("another architecture than before: {0}"),
    GATE_TWICE("named twice: {0}"),
    GATE_PROTOCOL("apt speaks another version of its protocol"),
    GATE_APT_UNCLEAR("apt said something that cannot be understood: {0}"),
    GATE_APT_CUT_OFF("what apt said was cut off"),
    GATE_NO_CONFIGURATION("apt did not end its configuration"),
    GATE_NO_STEP("apt named no step"),
    GATE_LOCK_FAILED("the lock of dpkg cannot be opened: {0}"),
    GATE_LOCKED("another process holds the lock of dpkg"),
    GATE_NO_COMMAND("no command is given"),
    GATE_PACKAGES_UNREADABLE("the list of approved packages cannot be read"),
    GATE_PACKAGES_UNCLEAR("the list of approved packages cannot be understood"),
    GATE_PACKAGES_EMPTY("the list of approved packages is empty"),
    GATE_QUERY_NOT_STARTED("dpkg-query cannot be started: {0}"),
    GATE_QUERY_FAILED("dpkg-query failed"),
    GATE_PACKAGE_MISSING("dpkg does not have {0}"),
    GATE_RESTARTS_UNREADABLE("the list of approved restarts cannot be read"),
    GATE_RESTARTS_UNCLEAR("the list of approved restarts cannot be understood"),
    GATE_RESTARTS_EMPTY("the list of approved restarts is empty"),
    GATE_PROGRESS("the progress cannot be written: {0}"),

    /** What stands in other sentences. */
    DPKG_DATABASE("dpkg's database"),
    PACKAGE_LISTS("the package lists"),
    DOWNLOADED_PACKAGES("the downloaded packages"),
    AGENT_STATE("the agent's state"),
    OTHER_CONTAINER("a process of another container"),
    NO_ARCHIVE("no archive"),
    NOT_SAID("it did not say why"),
    UPDATE_ENDED("apt-get update ended with exit status {0}"),

    /** Those that begin with a value stand last: each text may begin like them. */
    COMMAND_FAILED("{0} failed with exit status {1}"),
    RELEASE_CHANGED("{0}; if that is right, run apt-get update --allow-releaseinfo-change on the host"),
    REINSTALL("{0} Run dpkg -i with its file, or dpkg --remove --force-remove-reinstreq {1}, on the host."),
    TWO("{0}; {1}");

    private static final int NONE = -1;

    private final String template;
    private final Pattern pattern;
    private final int varying;

    HostSentence(String template) {
        this(template, NONE);
    }

    /** @param varying the number of the value in which hosts with the same problem differ */
    HostSentence(String template, int varying) {
        this.template = template;
        this.pattern = SentenceTemplate.compile(template);
        this.varying = varying;
    }

    /** The word for it in the keys of texts: lower case, with hyphens. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The number of its values. */
    public int size() {
        return SentenceTemplate.size(template);
    }

    /** The sentence with these values. */
    public String format(Object... values) {
        return SentenceTemplate.format(template, values);
    }

    /** Its values in a text; empty if the text is another one. */
    Optional<List<String>> parse(String text) {
        return SentenceTemplate.parse(template, pattern, text);
    }

    /** The number of the value in which hosts with the same problem differ; empty if they do not. */
    OptionalInt varying() {
        return varying == NONE ? OptionalInt.empty() : OptionalInt.of(varying);
    }
}
