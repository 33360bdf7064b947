/**
 * The history: who did what when.
 *
 * <p>Flow: {@code EventsCommand -> HistoryReader -> EventReader}.
 */
package io.masif.cli.command.history;
