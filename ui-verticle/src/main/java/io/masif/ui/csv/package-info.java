/**
 * Lists as CSV, for spreadsheets and programs, and other files that are sent piece by piece.
 *
 * <p>Not here: the lists (room {@code view.list}).
 *
 * <p>Flow: {@code RowSource -> CsvResponse -> Csv -> FileResponse}.
 */
package io.masif.ui.csv;
