package io.masif.master.report;

import java.util.function.BooleanSupplier;

/**
 * A report on its way to the database. On the event bus it is answered with {@code StoredReport} when what it changed is
 * committed.
 */
public final class ReportSubmission {
    /** The event bus address that accepts reports. */
    public static final String ADDRESS = "master.plan.report";

    private final ReportSender sender;
    private final HostReport report;
    private final BooleanSupplier isClientGone;

    /** @param isClientGone whether the client does not wait for the answer any more; called on any thread */
    public ReportSubmission(ReportSender sender, HostReport report, BooleanSupplier isClientGone) {
        this.sender = sender;
        this.report = report;
        this.isClientGone = isClientGone;
    }

    public ReportSender sender() {
        return sender;
    }

    /** The name in the sender's certificate. */
    public String host() {
        return sender.host();
    }

    public HostReport report() {
        return report;
    }

    /** Whether the client does not wait for the answer any more. */
    public boolean isClientGone() {
        return isClientGone.getAsBoolean();
    }
}
