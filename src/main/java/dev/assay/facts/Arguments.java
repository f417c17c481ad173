package dev.assay.facts;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The arguments of a call as written, worked out when they are first asked for: most calls are never asked.
public final class Arguments {

    /// No arguments.
    public static final Arguments NONE = new Arguments(List::of);

    private final Supplier<List<Value.Passed>> reading;
    private @Nullable List<Value.Passed> all;

    /// @param reading gives the same list each time; it may be asked by any thread, by one at a time
    public Arguments(Supplier<List<Value.Passed>> reading) {
        this.reading = reading;
    }

    /// In source order; splats have the keyword `*` or `**`.
    public synchronized List<Value.Passed> all() {
        if (all == null) all = List.copyOf(reading.get());
        return all;
    }

    /// The value given by keyword; `Unknown` with empty text if it is not given so.
    public Value named(String keyword) {
        return all().stream().filter(a -> a.keyword().equals(keyword)).map(Value.Passed::value).findFirst()
                .orElse(new Value.Unknown(""));
    }

    /// The value given by position, counted from 0; `Unknown` with empty text if there are fewer.
    public Value at(int position) {
        return all().stream().filter(a -> a.keyword().isEmpty()).skip(position).map(Value.Passed::value).findFirst()
                .orElse(new Value.Unknown(""));
    }

    /// The values given by position, in order.
    public List<Value> positional() {
        return all().stream().filter(a -> a.keyword().isEmpty()).map(Value.Passed::value).toList();
    }

    public boolean gives(String keyword) {
        return all().stream().anyMatch(a -> a.keyword().equals(keyword));
    }

    /// As they were written, such as `path, timeout=5, **options`.
    @Override
    public String toString() {
        return all().stream().map(Arguments::written).collect(Collectors.joining(", "));
    }

    private static String written(Value.Passed argument) {
        String keyword = argument.keyword();
        String between = keyword.isEmpty() || keyword.startsWith("*") ? "" : "=";
        return keyword + between + argument.value().text();
    }
}
