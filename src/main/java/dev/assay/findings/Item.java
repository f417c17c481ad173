package dev.assay.findings;

/// An item of a checklist, as its base rule describes it.
///
/// @param id such as `PE-8`
/// @param checklist `FA`, `AU`, `PE`, `OB`, `TQ`, `XC-R`, `XC-L`, `XC-C`, `XC-A`, `XC-E` or `PT`
/// @param title one line
/// @param section the heading in the checklist, such as `Resource Management`
/// @param fix the advice; empty for an item that is not judged yet
/// @param verification how to see that it was mended; empty for an item that is not judged yet
/// @param source the upstream page that says so; empty for an item that is not judged yet
/// @param judged whether a rule judges it
public record Item(String id, String checklist, String title, String section, String fix, Effort effort,
        String verification, String source, boolean judged) {}
