/**
 * All decisions about overload: which reports are refused with status 503 because there is no capacity for them, and when
 * hosts report again. A report is refused when its body, its parsing, its host's quota or its place in the write queue
 * exceeds a limit; in this order:
 *
 * <ol>
 *   <li>{@code BodyBudget}, while its body arrives: it is large, and its host has another large body in memory, or all
 *       large bodies together exceed the budget;
 *   <li>{@code ReportAdmission}, before it is parsed: the write queue was full within the last tenth of a second and no
 *       batch has made room in it since, unless the host repeats its last report, or parsing makes the event loop late; a
 *       large body then waits in {@code LargeBodyQueue};
 *   <li>{@code WriteAdmission}, before it is queued: its host has used up its {@code HostQuota}, the queue of reports to be
 *       prepared has no room, or the write queue is full by {@code WriteQueueLimit};
 *   <li>{@code WriteAdmission}, while it is queued: it has waited too long, or a later report of its host replaces it;
 *   <li>{@code ReportAdmission}, at the end: it has not been stored within the time-out, nor, of version 1, its answer
 *       ({@code WriteAdmission} refuses such an answer at once if 20,000 wait).
 * </ol>
 *
 * <p>Where the database is far away, a report may wait in the write queue for longer, by {@code DatabaseDistance} (package
 * {@code database}). So it may while the database stalls, by {@code StorageState} (the same package).
 *
 * <p>A report that {@code AnswerCache} answers meets the first of these only. One that {@code ReportReceiver} answers from
 * memory because it changes nothing meets the first two and the last.
 *
 * <p>A report whose answer is held back (package {@code held}) has been stored: it counts as no work of any kind.
 *
 * <p>{@code BackpressureController} lengthens the interval ({@code next}, {@code Retry-After}) of all hosts when an event
 * loop is late, and when a report is refused before it is parsed, because the write queue is full, or because it has waited
 * too long to be written; not while the database stalls, since fewer reports would change nothing. The other refusals do not
 * lengthen it, since they are about one host, or about the memory of one moment. {@code ProgressInterval} lengthens the
 * interval for reports of progress.
 *
 * <p>Two decisions that depend on load are made elsewhere, by the owners of what waits: {@code FreshApprovals} (package
 * {@code endpoint}) answers 503 when 1,000 requests of an event loop wait for newer approvals, or one has waited for 5
 * seconds; {@code ProgressWriter} (package {@code write}) drops progress, without a refusal, when 20,000 runs or 16 MiB of
 * logs wait.
 *
 * <p>Not here: limits of connections ({@code connection}), bodies and reports that are invalid whatever the load ({@code
 * body}), and answers that are impossible without the database ({@code write}).
 */
package io.masif.master.overload;
