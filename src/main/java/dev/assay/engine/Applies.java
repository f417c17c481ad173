package dev.assay.engine;

/// That a checklist applies to a package. Rules in `facts/checklists.drl` derive it.
///
/// @param checklist such as `FA`
/// @param why half a sentence, such as "declares `fastapi` in pyproject.toml"
public record Applies(String inPackage, String checklist, String why) {

    /// Several reasons are still one checklist.
    @Override
    public boolean equals(Object other) {
        return other instanceof Applies that && inPackage.equals(that.inPackage) && checklist.equals(that.checklist);
    }

    @Override
    public int hashCode() {
        return inPackage.hashCode() * 31 + checklist.hashCode();
    }
}
