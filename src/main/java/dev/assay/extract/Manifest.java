package dev.assay.extract;

import dev.assay.extract.FileWalk.Found;
import java.util.List;

/// What a manifest says, before it is known which package it belongs to.
///
/// @param project the project's name as written; empty if it names none
/// @param version the project's version; empty if it says none
/// @param isPackage whether its folder is a package of the repository for its sake
/// @param layout where its modules start, as far as it says so
/// @param members patterns of the folders of a workspace; empty if it is none
/// @param nonMembers patterns of folders that the workspace leaves out
record Manifest(Found file, Text text, String project, String version, boolean isPackage,
        List<DeclaredDependency> dependencies, List<DeclaredEntryPoint> entryPoints, List<Layout> layout,
        List<String> members, List<String> nonMembers) {

    /// @param version pinned by the manifest itself; empty if it leaves a choice
    /// @param group empty for what is installed, else the extra or group
    record DeclaredDependency(Requirement requirement, String version, String group, Span span) {}

    record DeclaredEntryPoint(String group, String name, String value, Span span) {}

    /// Where modules start.
    ///
    /// @param folder relative to the manifest's folder; empty for that folder itself
    /// @param prefix the dotted name of the folder; usually empty
    record Layout(String folder, String prefix) {

        /// As every record has it, but that takes the JDK seven milliseconds to make up.
        @Override
        public boolean equals(Object other) {
            return other instanceof Layout layout && folder.equals(layout.folder) && prefix.equals(layout.prefix);
        }

        @Override
        public int hashCode() {
            return folder.hashCode() * 31 + prefix.hashCode();
        }
    }
}
