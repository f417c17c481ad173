package dev.assay.extract;

import java.math.BigInteger;
import java.util.Comparator;

/// Compares versions by their numbers; what stands behind the numbers is compared as text.
final class Versions {

    static final Comparator<String> ORDER = Versions::compare;

    private Versions() {}

    private static int compare(String one, String other) {
        String[] left = one.split("[.+!-]");
        String[] right = other.split("[.+!-]");
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            int order = part(i < left.length ? left[i] : "0", i < right.length ? right[i] : "0");
            if (order != 0) return order;
        }
        return one.compareTo(other);
    }

    private static int part(String one, String other) {
        boolean numbers = one.matches("\\d+") && other.matches("\\d+");
        return numbers ? new BigInteger(one).compareTo(new BigInteger(other)) : one.compareTo(other);
    }
}
