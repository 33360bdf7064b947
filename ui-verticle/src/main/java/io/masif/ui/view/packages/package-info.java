/**
 * A package as its page shows it: its versions with the hosts that plan, have executed, or failed at them.
 *
 * <p>Not here: what is pending of all packages (room {@code view.pending}).
 *
 * <p>Flow: {@code GetPackage -> PackageDetail -> packages/page.jte}.
 */
package io.masif.ui.view.packages;
