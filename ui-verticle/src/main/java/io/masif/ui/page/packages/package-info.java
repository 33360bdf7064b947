/**
 * The page of a package.
 *
 * <p>Not here: the list of pending actions (room {@code page.pending}).
 *
 * <p>Flow: {@code PackagePages -> GetPackage -> packages/page.jte}.
 */
package io.masif.ui.page.packages;
