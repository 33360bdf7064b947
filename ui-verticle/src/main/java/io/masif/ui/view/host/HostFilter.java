package io.masif.ui.view.host;

import io.masif.domain.Action;
import io.masif.domain.label.LabelSelector;
import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.language.Text;
import io.masif.ui.view.label.SelectorParameter;
import io.masif.ui.view.list.ListRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The values of the filters of a request for hosts. What is absent is empty, null or 0. */
public final class HostFilter {
    /** Hosts in this condition. */
    public static final String STATE = "state";
    /** Hosts whose primary condition it is. */
    public static final String PRIMARY = "primary";
    /** Hosts whose system begins so. */
    public static final String OS = "os";

    public static final String ARCH = "arch";
    public static final String AGENT = "agent";
    /** Hosts that were not seen for so many days, such as {@code 7d}. */
    public static final String SILENT = "silent";
    /** Hosts that plan something with this package. */
    public static final String PACKAGE = "package";
    /** With {@link #PACKAGE}: hosts that plan this version of it. */
    public static final String VERSION = "version";
    /** With {@link #PACKAGE}: hosts that have this version of it and plan to replace or remove it. */
    public static final String FROM = "from";
    /** With {@link #PACKAGE}: hosts that plan an action of this kind. */
    public static final String ACTION = "action";
    /** With {@link #PACKAGE}: hosts on which an action of this kind awaits a decision. */
    public static final String PENDING = "pending";
    /** With {@link #PACKAGE}: hosts for which an action of this kind is declined or deferred. */
    public static final String DECLINED = "declined";
    /** Hosts that the approval of this number concerns; several, separated by commas, are counted as one. */
    public static final String APPROVAL = "approval";
    /** With {@link #APPROVAL}: hosts on which it is that far. */
    public static final String PROGRESS = "progress";
    /** Hosts of the opened rings of the rollout of this number. */
    public static final String ROLLOUT = "rollout";
    /** With {@link #ROLLOUT}: hosts of this ring, from 1. */
    public static final String RING = "ring";
    /** With {@link #ROLLOUT}: hosts on which it is that far. */
    public static final String RING_STATE = "ring-state";
    /** Hosts with the plan of this number. */
    public static final String PLAN = "plan";

    /** Hosts that this selector chooses by their labels. */
    public static final String SELECTOR = "selector";

    /** Hosts of this class, such as {@code Debian 12 amd64}. */
    public static final String CLASS = "class";

    /** Members of this group. */
    public static final String GROUP = "group";

    private static final String DAYS = "[1-9][0-9]{0,3}d";
    private static final String NUMBER = "[1-9][0-9]{0,8}";

    /** The most numbers of {@link #APPROVAL}: each link of the page repeats them. */
    public static final int MAX_APPROVALS = 20;

    private static final String NUMBERS = NUMBER + "(," + NUMBER + "){0," + (MAX_APPROVALS - 1) + "}";

    private final ListRequest<?> request;

    private final LabelSelector selector;

    private HostFilter(ListRequest<?> request) {
        this.request = request;
        this.selector = SelectorParameter.parse(SELECTOR, request.filter(SELECTOR));
    }

    /** @throws Failure as bad input, with a sentence */
    public static HostFilter of(ListRequest<?> request) {
        require(request, SILENT, DAYS, "refusal.days");
        require(request, APPROVAL, NUMBERS, "refusal.approval-number");
        require(request, PLAN, NUMBER, "refusal.plan-number");
        require(request, ROLLOUT, NUMBER, "refusal-rollout.number");
        require(request, RING, NUMBER, "refusal-rollout.number");
        if (request.filter(ROLLOUT).isEmpty()
                && !(request.filter(RING).isEmpty()
                        && request.filter(RING_STATE).isEmpty())) {
            throw Failure.badInput(Text.of("refusal-rollout.ring-alone"));
        }
        if (!request.filter(PROGRESS).isEmpty() && request.filter(APPROVAL).isEmpty()) {
            throw Failure.badInput(Text.of("refusal.progress-alone"));
        }
        if (request.filter(PACKAGE).isEmpty()
                && !(request.filter(VERSION).isEmpty()
                        && request.filter(FROM).isEmpty()
                        && request.filter(ACTION).isEmpty()
                        && request.filter(PENDING).isEmpty()
                        && request.filter(DECLINED).isEmpty())) {
            throw Failure.badInput(Text.of("refusal.version-alone"));
        }
        return new HostFilter(request);
    }

    private static void require(ListRequest<?> request, String name, String pattern, String refusal) {
        String value = request.filter(name);
        if (!value.isEmpty() && !value.matches(pattern)) {
            throw Failure.badInput(Text.of(refusal, name, Quote.of(value)));
        }
    }

    public String hostClass() {
        return request.filter(CLASS);
    }

    /** The name of a group. */
    public String group() {
        return request.filter(GROUP);
    }

    public LabelSelector selector() {
        return selector;
    }

    public Optional<HostCondition> state() {
        return HostCondition.of(request.filter(STATE));
    }

    public Optional<HostCondition> primary() {
        return HostCondition.of(request.filter(PRIMARY));
    }

    public String os() {
        return request.filter(OS);
    }

    public String arch() {
        return request.filter(ARCH);
    }

    public String agent() {
        return request.filter(AGENT);
    }

    /** Null if hosts need not be silent. */
    public Duration silence() {
        String days = request.filter(SILENT);
        return days.isEmpty() ? null : Duration.ofDays(parseDays(days));
    }

    /** The number of days of a value of {@link #SILENT}. */
    public static int parseDays(String value) {
        return Integer.parseInt(value.substring(0, value.length() - 1));
    }

    public String packageName() {
        return request.filter(PACKAGE);
    }

    /** Whether the hosts that plan this action are asked for. */
    public boolean admits(Action action) {
        return matches(VERSION, action.to())
                && matches(FROM, action.from())
                && matches(ACTION, action.kind().word())
                && matches(PENDING, action.kind().word())
                && matches(DECLINED, action.kind().word());
    }

    /** Whether only those hosts are asked for on which it awaits a decision. */
    public boolean isPending() {
        return !request.filter(PENDING).isEmpty();
    }

    /** Whether only those hosts are asked for, for which it is declined or deferred. */
    public boolean isDeclined() {
        return !request.filter(DECLINED).isEmpty();
    }

    private boolean matches(String name, String version) {
        return request.filter(name).isEmpty() || request.filter(name).equals(version);
    }

    /** The numbers of approvals; none for any hosts. */
    public List<Long> approvals() {
        String numbers = request.filter(APPROVAL);
        return numbers.isEmpty()
                ? List.of()
                : Arrays.stream(numbers.split(","))
                        .map(Long::valueOf)
                        .distinct()
                        .toList();
    }

    public Optional<HostProgress> progress() {
        return HostProgress.of(request.filter(PROGRESS));
    }

    /** 0 if no rollout is asked for. */
    public int rollout() {
        return parse(ROLLOUT);
    }

    /** From 1; 0 for all rings. */
    public int ring() {
        return parse(RING);
    }

    public Optional<RingHostState> ringState() {
        return RingHostState.of(request.filter(RING_STATE));
    }

    public int plan() {
        return parse(PLAN);
    }

    private int parse(String name) {
        return request.filter(name).isEmpty() ? 0 : Integer.parseInt(request.filter(name));
    }
}
