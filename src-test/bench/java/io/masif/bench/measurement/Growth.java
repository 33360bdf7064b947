package io.masif.bench.measurement;

import java.util.List;

/** Whether something grows. */
public final class Growth {
    private Growth() {}

    /** How much it was at a time. */
    public record Sample(double hours, double value) {}

    public static double max(List<Sample> samples) {
        return samples.stream().mapToDouble(Sample::value).max().orElse(0);
    }

    /** The slope of the straight line that fits best, by least squares. */
    public static double slopePerHour(List<Sample> samples) {
        double hours = samples.stream().mapToDouble(Sample::hours).average().orElse(0);
        double value = samples.stream().mapToDouble(Sample::value).average().orElse(0);
        double covariance = samples.stream()
                .mapToDouble(sample -> (sample.hours() - hours) * (sample.value() - value))
                .sum();
        double variance = samples.stream()
                .mapToDouble(sample -> (sample.hours() - hours) * (sample.hours() - hours))
                .sum();
        return variance == 0 ? 0 : covariance / variance;
    }
}
