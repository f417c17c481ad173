package dev.assay.engine;

import dev.assay.mistakes.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.TypeDeclarationDescr;
import org.drools.drl.ast.descr.TypeFieldDescr;

/// Looks at the types that rule files declare.
final class DeclarationCheck {

    private static final List<String> ON_A_FIELD = List.of("key", "position");

    private final Types types;
    private final Remarks remarks;

    private DeclarationCheck(Types types, Remarks remarks) {
        this.types = types;
        this.remarks = remarks;
    }

    static void check(RuleFile file, Types types, Remarks remarks) {
        DeclarationCheck check = new DeclarationCheck(types, remarks);
        for (TypeDeclarationDescr type : file.parsed().getTypeDeclarations()) {
            check.fields(file, type);
            check.keys(new Types.Declared(type.getTypeName(), file, type));
        }
    }

    private void fields(RuleFile file, TypeDeclarationDescr type) {
        String parent = type.getSuperTypeName();
        if (parent != null && !parent.equals("Object") && types.named(parent, file).isEmpty()) {
            remarks.mistakes().add(file.mistake(
                    file.find(parent, type.getStartCharacter(), file.text().length()),
                    "`" + type.getTypeName() + "` extends `" + parent + "`, which does not exist"
                            + Nearest.hint(parent, withConcept())));
        }
        for (Map.Entry<String, TypeFieldDescr> field : type.getFields().entrySet()) {
            int start = Math.max(0, field.getValue().getStartCharacter());
            String kind = field.getValue().getPattern().getObjectType();
            if (types.named(kind, file).isEmpty()) {
                List<String> known = new ArrayList<>(types.kinds());
                known.addAll(List.of("String", "List", "Set", "boolean", "int", "long", "double", "Value"));
                remarks.mistakes().add(file.mistake(start, "`" + type.getTypeName() + "." + field.getKey()
                        + "` is of type `" + kind + "`, which does not exist or is not imported"
                        + Nearest.hint(kind, known)));
            }
            for (AnnotationDescr annotation : field.getValue().getAnnotations()) {
                String name = annotation.getName();
                if (ON_A_FIELD.contains(name)) continue;
                String near = Nearest.to(name, ON_A_FIELD);
                remarks.mistakes().add(file.mistake(Math.max(start, annotation.getStartCharacter()),
                        "`" + type.getTypeName() + "." + field.getKey() + "`: there is no annotation `@" + name + "`"
                                + (near.isEmpty() ? "; there is @key" : "; did you mean `@" + near + "`?")));
            }
        }
    }

    private List<String> withConcept() {
        List<String> names = new ArrayList<>(types.kinds());
        names.add("Concept");
        return names;
    }

    /// Without a key a concept that is derived twice is there twice.
    private void keys(Types.Declared type) {
        int name = type.file().find(type.name(), type.declaration().getStartCharacter(), type.file().text().length());
        if (types.ancestors(type).contains(type)) {
            remarks.mistakes().add(type.file().mistake(name, "`" + type.name() + "` extends itself"));
        }
        if (!types.extendsConcept(type)) return;
        if (types.properties(type).get("subject") == null) {
            remarks.mistakes().add(type.file().mistake(name, "the concept `" + type.name()
                    + "` has no `subject`: expected a field such as `subject : Call @key`"));
        } else if (!types.hasKey(type)) {
            remarks.mistakes().add(type.file().mistake(name, "the concept `" + type.name() + "` has no field with "
                    + "`@key`: expected at least `subject : " + Types.shown(types.properties(type).get("subject"))
                    + " @key`"));
        }
    }
}
