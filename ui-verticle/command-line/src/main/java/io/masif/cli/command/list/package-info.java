/**
 * Commands that list something, page by page.
 *
 * <p>Flow: {@code ListCommand -> ApiClient -> Output.RowPrinter}.
 */
package io.masif.cli.command.list;
