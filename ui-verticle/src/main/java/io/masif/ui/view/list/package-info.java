/**
 * Lists that are searched, filtered, sorted and shown in pages: what a list can be asked for, a request in an address, and a
 * page of rows.
 *
 * <p>Not here: the rows (the other rooms of {@code view}), and the CSV of a list (room {@code page}).
 *
 * <p>Flow: {@code ListDefinition -> ListRequests -> ListRequest -> ListPage}.
 */
package io.masif.ui.view.list;
