package dev.assay.live;

import java.util.List;
import java.util.Optional;

/// What servers said that somebody asked about.
///
/// @param postgres empty if it was not asked, or did not answer
/// @param redis empty if it was not asked, or did not answer
/// @param problems one full sentence for each server that could not be asked; without credentials
public record LiveLimits(Optional<PostgresLimits> postgres, Optional<RedisLimits> redis, List<String> problems) {

    public static final LiveLimits NONE = new LiveLimits(Optional.empty(), Optional.empty(), List.of());

    public LiveLimits {
        problems = List.copyOf(problems);
    }
}
