package dev.assay.live;

import java.util.OptionalInt;

/// How many clients a Redis server takes, and how many there are.
///
/// @param server host and port
/// @param maxClients `maxclients`; empty where the server tells it to nobody, as some providers do
/// @param connected clients at this moment, that of the question itself left out; empty where the server does not say
public record RedisLimits(String server, OptionalInt maxClients, OptionalInt connected) {}
