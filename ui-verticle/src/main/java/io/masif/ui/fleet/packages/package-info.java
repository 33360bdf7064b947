/**
 * Questions about single packages that the index answers.
 *
 * <p>Not here: the index (room {@code fleet.index}), and what is shown (room {@code view.packages}).
 *
 * <p>Flow: {@code GetPackage -> FleetIndex -> PackageDetail}; {@code PackageHostReader -> FindReinstallations ->
 * FindPackageHosts -> PackageState}.
 */
package io.masif.ui.fleet.packages;
