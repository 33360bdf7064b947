package io.masif.ui.view.pending;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A query for pending packages.
 *
 * @param text words that the package, its versions or actions contain; empty for any
 * @param securityOnly whether only packages with a security update are shown
 */
public record PendingQuery(String text, boolean securityOnly, Order order) {
    /** All packages, by name. */
    public static final PendingQuery ALL = new PendingQuery("", false, Order.NAME);

    public PendingQuery {
        text = text.strip();
    }

    /** The order of packages. */
    public enum Order {
        NAME("Package name"),
        SECURITY("Security first"),
        HOSTS("Most hosts first");

        private final String label;

        Order(String label) {
            this.label = label;
        }

        private Comparator<PendingPackage> createComparator() {
            Comparator<PendingPackage> byName = Comparator.comparing(PendingPackage::name);
            return switch (this) {
                case NAME -> byName;
                case SECURITY ->
                    Comparator.<PendingPackage, Boolean>comparing(each -> !each.isSecurity())
                            .thenComparing(byName);
                case HOSTS ->
                    Comparator.comparing(PendingPackage::hosts).reversed().thenComparing(byName);
            };
        }

        /** For a person. */
        public String label() {
            return label;
        }

        /** The word in an address. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether the query may exclude packages. */
    public boolean isFiltering() {
        return securityOnly || !text.isEmpty();
    }

    /** The matching packages in their order. */
    public List<PendingPackage> apply(List<PendingPackage> all) {
        String[] words = text.toLowerCase(Locale.ROOT).split("\\s+");
        return all.stream()
                .filter(each -> !securityOnly || each.isSecurity())
                .filter(each -> text.isEmpty() || matches(each, words))
                .sorted(order.createComparator())
                .toList();
    }

    private static boolean matches(PendingPackage group, String[] words) {
        StringBuilder content = new StringBuilder(group.name());
        for (PendingRow row : group.rows()) {
            content.append(' ')
                    .append(row.key().kind().word())
                    .append(' ')
                    .append(row.key().version());
            row.from().forEach(version -> content.append(' ').append(version));
        }
        String lower = content.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(words).allMatch(lower::contains);
    }
}
