package dev.assay.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A version as PEP 440 orders them: `2.0.dev1` before `2.0a1`, `2.0rc1`, `2.0`, `2.0.post1`, `2.0.1`.
///
/// @param epoch 0 where none is written
/// @param release such as 2, 0, 36; as written, so `2.0` keeps its zero
/// @param pre the number of the pre-release in order of time, alphas before betas before candidates; -1 for none
/// @param post the number of the post-release; -1 for none
/// @param dev the number of the development release; -1 for none
/// @param local what stands behind `+`; empty for none. It is not compared.
record Version(int epoch, List<Integer> release, long pre, int post, int dev,
        String local) implements Comparable<Version> {

    private static final Pattern FORM = Pattern.compile("v?(?:(\\d+)!)?(\\d+(?:\\.\\d+)*+)"
            + "(?:[-_.]?(alpha|a|beta|b|preview|pre|c|rc)[-_.]?(\\d*))?"
            + "(?:-(\\d+)|[-_.]?(post|rev|r)[-_.]?(\\d*))?"
            + "(?:[-_.]?(dev)[-_.]?(\\d*))?(?:\\+([a-z0-9]+(?:[-_.][a-z0-9]+)*+))?", Pattern.CASE_INSENSITIVE);

    Version {
        release = List.copyOf(release);
    }

    /// Empty for what is not a version.
    static Optional<Version> read(String text) {
        Matcher m = FORM.matcher(text.strip());
        if (!m.matches()) return Optional.empty();
        try {
            List<Integer> release = new ArrayList<>();
            for (String part : m.group(2).split("\\.")) release.add(Integer.parseInt(part));
            long pre = m.group(3) == null ? -1 : phase(m.group(3)) * 1_000_000_000L + number(m.group(4));
            int post = m.group(5) != null ? number(m.group(5)) : m.group(6) != null ? number(m.group(7)) : -1;
            int dev = m.group(8) == null ? -1 : number(m.group(9));
            return Optional.of(new Version(m.group(1) == null ? 0 : number(m.group(1)), release, pre, post, dev,
                    m.group(10) == null ? "" : m.group(10)));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    private static int phase(String letters) {
        return switch (Character.toLowerCase(letters.charAt(0))) {
            case 'a' -> 0;
            case 'b' -> 1;
            default -> 2;
        };
    }

    private static int number(String digits) {
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    /// Alpha, beta, candidate or development release.
    boolean isPreRelease() {
        return pre >= 0 || dev >= 0;
    }

    /// The version without pre-release, post-release, development number and local label.
    Version base() {
        return new Version(epoch, release, -1, -1, -1, "");
    }

    /// The first `length` numbers of the release, filled up with zeros, so that `2` and `2.0` are alike.
    List<Integer> prefix(int length) {
        List<Integer> prefix = new ArrayList<>(release.subList(0, Math.min(length, release.size())));
        while (prefix.size() < length) prefix.add(0);
        return prefix;
    }

    @Override
    public int compareTo(Version other) {
        int order = Integer.compare(epoch, other.epoch);
        int length = Math.max(release.size(), other.release.size());
        for (int i = 0; order == 0 && i < length; i++) {
            order = Integer.compare(i < release.size() ? release.get(i) : 0,
                    i < other.release.size() ? other.release.get(i) : 0);
        }
        if (order == 0) order = Long.compare(preOrder(), other.preOrder());
        if (order == 0) order = Integer.compare(post, other.post);
        if (order == 0) order = Integer.compare(devOrder(), other.devOrder());
        return order;
    }

    /// A development release of nothing else comes first, a version without pre-release last.
    private long preOrder() {
        if (pre >= 0) return pre;
        return post < 0 && dev >= 0 ? -1 : Long.MAX_VALUE;
    }

    private int devOrder() {
        return dev >= 0 ? dev : Integer.MAX_VALUE;
    }
}
