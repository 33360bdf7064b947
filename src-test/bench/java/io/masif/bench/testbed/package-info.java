/**
 * What is measured: a master, a UI and a database of the installed packages, and the fleets that report to them.
 *
 * <p>{@code InstalledPackages → MasterFactory → MeasuredMaster → TestBed → SimulatedFleet}
 */
package io.masif.bench.testbed;
