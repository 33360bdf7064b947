/**
 * Decisions and revocations of the whole history, as they are read from the database for lists and auditors.
 *
 * <p>Not here: decisions in force and their progress (room {@code fleet}), and what writes them (room {@code decision}).
 *
 * <p>Flow: {@code ApprovalFilter -> ArchiveSource, ArchiveCondition -> DecisionArchive -> ApprovalRow; DeclineSearch,
 * DeclineOrder -> EndedDeclines -> DeclineArchive -> DeclineProgress; RevocationArchive -> RevocationSummary}.
 */
package io.masif.ui.archive;
