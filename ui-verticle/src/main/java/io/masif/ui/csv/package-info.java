/**
 * Lists as CSV, for spreadsheets and programs.
 *
 * <p>Not here: the lists (room {@code view.list}).
 *
 * <p>Flow: {@code CsvResponse -> ListPage -> Csv}.
 */
package io.masif.ui.csv;
