/**
 * All decisions about overload: which reports are refused with status 503 because there is no capacity for them, and when
 * hosts report again. A report is refused when its body, its parsing, its host's quota or its place in the write queue
 * exceeds a limit; in this order:
 *
 * <ol>
 *   <li>{@code BodyBudget}, while its body arrives: it is large, and its host has another large body in memory, or all
 *       large bodies together exceed the budget;
 *   <li>{@code ReportAdmission}, before it is parsed: the write queue was full within the last tenth of a second and no
 *       batch has been taken from it since, unless the host repeats its last report, or parsing makes the event loop late; a
 *       large body then waits in {@code LargeBodyQueue};
 *   <li>{@code WriteAdmission}, before it is queued: its host has used up its {@code HostQuota}, the queue of reports to be
 *       prepared has no room, or the write queue is full by {@code WriteQueueLimit};
 *   <li>{@code WriteAdmission}, while it is queued: it has waited too long, or a later report of its host replaces it;
 *   <li>{@code ReportAdmission}, at the end: it has not been stored within the time-out.
 * </ol>
 *
 * <p>A report that is answered from memory meets none of these but the first. Refusals and late event loops make {@code
 * BackpressureController} lengthen the interval ({@code next}, {@code Retry-After}) of all hosts; {@code
 * ProgressInterval} does so for reports of progress.
 *
 * <p>Not here: limits of connections ({@code connection}), bodies and reports that are invalid whatever the load ({@code
 * body}), and answers that are impossible without the database or fresh approvals ({@code endpoint}).
 */
package io.masif.master.overload;
