/**
 * The two commands: {@code masif-bench} plays a fleet against a running master, {@code script/bench-master} measures a
 * master of its own. What they measure with is in the packages below.
 *
 * <p>{@code Main → Simulator}; {@code MasterBench → TestBed → Measurement → TargetReport}
 */
package io.masif.bench;
