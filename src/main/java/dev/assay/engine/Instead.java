package dev.assay.engine;

/// Why a checklist applies nowhere: something else does the work. Rules in `facts/checklists.drl` derive it.
///
/// @param checklist such as `TQ`
/// @param why one sentence, such as "The task queue is `celery`, not TaskIQ."
public record Instead(String checklist, String why) {}
