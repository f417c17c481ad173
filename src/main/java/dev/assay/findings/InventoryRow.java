package dev.assay.findings;

import dev.assay.facts.Place;
import java.util.SortedMap;

/// A row of a table of the inventory.
///
/// @param table such as `postgresPools`
/// @param properties strings, integers, truth values and lists of strings by name, in order of name; not `place` and
///     `package`
public record InventoryRow(String table, String inPackage, Place place, SortedMap<String, Object> properties) {}
