package dev.assay.engine;

import dev.assay.facts.ClassDefinition;
import dev.assay.facts.ClassKeyword;
import dev.assay.facts.Decorator;
import dev.assay.facts.Field;
import dev.assay.facts.FunctionDefinition;
import dev.assay.facts.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a settings class of pydantic says of itself, its own options before those that it inherits.
public final class SettingsOptions {

    /// pydantic 1 had it in `pydantic`; pydantic 2 keeps that one in `pydantic.v1`.
    private static final Set<String> BASES = Set.of("pydantic_settings.BaseSettings", "pydantic.BaseSettings",
            "pydantic.env_settings.BaseSettings", "pydantic.v1.BaseSettings");

    private SettingsOptions() {}

    /// Whether pydantic fills the class from the environment; false outside of classes.
    public static boolean isSettings(@Nullable ClassDefinition type) {
        return type != null && !Collections.disjoint(type.ancestors(), BASES);
    }

    /// An option such as `env_prefix`; empty if neither the class nor an ancestor gives it. Of a class its keywords come
    /// before what stands in its body, as in pydantic.
    ///
    /// @param keywords those of class statements that are called like the option
    /// @param fields those named `model_config`, or like the option in an inner `class Config`, of the class and its
    ///     ancestors
    public static String option(Collection<?> keywords, Collection<?> fields, ClassDefinition type, String name) {
        List<String> owners = new ArrayList<>(List.of(type.qualifiedName()));
        owners.addAll(type.ancestors());
        for (String owner : owners) {
            for (Object each : keywords) {
                ClassKeyword given = (ClassKeyword) each;
                if (given.keyword().equals(name) && given.enclosingClass().qualifiedName().equals(owner))
                    return said(given.value());
            }
            for (Object each : fields) {
                Field field = (Field) each;
                String holder = field.enclosingClass().qualifiedName();
                Value value = new Value.Unknown("");
                if (field.name().equals("model_config") && holder.equals(owner))
                    value = Arguments.option(field.value(),
                            name);
                else
                    if (field.name().equals(name) && holder.equals(owner + ".Config")) value = field.value();
                if (!value.text().isEmpty()) return said(value);
            }
        }
        return "";
    }

    /// `None` takes back what an ancestor says.
    private static String said(Value value) {
        if (value.isNone()) return "";
        return value.getString().isEmpty() ? Arguments.shown(value) : value.getString();
    }

    /// The value of a field if none is given from outside: `Field(default=…)`, `Field(default_factory=…)` or what is
    /// assigned; `Unknown` with empty text if there is none, as for `Field(...)`.
    public static Value initial(Field field) {
        if (!(field.value() instanceof Value.Called call) || !isField(call)) return required(field.value());
        for (String keyword : List.of("default", "default_factory")) {
            if (call.passes(keyword)) return required(call.keyword(keyword));
        }
        return required(call.positional(0));
    }

    /// The value of a keyword of `Field(…)`, content of strings; empty if it is not given.
    public static String keyword(Field field, String... names) {
        for (String name : names) {
            if (field.value() instanceof Value.Called call && isField(call) && call.passes(name)) {
                Value value = call.keyword(name);
                return value instanceof Value.Called choices && !choices.arguments().isEmpty()
                        ? Arguments.shown(choices.positional(0))
                        : Arguments.shown(value);
            }
        }
        return "";
    }

    /// Those of the names that `Field(…)` is given, in its value or in `Annotated[…]`.
    public static List<String> keywords(Field field, String... names) {
        List<String> given = new ArrayList<>();
        for (String name : names) {
            boolean passed = field.value() instanceof Value.Called call && isField(call) && call.passes(name);
            if (passed || field.annotation().matches("(?s).*\\b" + name + "\\s*=.*")) given.add(name);
        }
        return given;
    }

    /// The fields in source order, each as `name: annotation = default`.
    public static List<String> lines(Collection<?> fields) {
        return fields.stream().map(Field.class::cast).sorted(Comparator.comparing(Field::at))
                .map(SettingsOptions::line).toList();
    }

    /// The names of the methods that are decorated, in source order.
    public static List<String> methods(Collection<?> decorators) {
        return decorators.stream().map(Decorator.class::cast).sorted(Comparator.comparing(Decorator::at))
                .flatMap(decorator -> Stream.ofNullable(decorator.decoratedFunction())).map(FunctionDefinition::name)
                .toList();
    }

    /// Whether there are at least two fields and all begin with the same word and an underscore: what a prefix would say.
    public static boolean namesakes(Collection<?> fields) {
        List<String> names = fields.stream().map(field -> ((Field) field).name().toLowerCase(Locale.ROOT)).toList();
        return names.size() > 1 && names.getFirst().indexOf('_') > 0
                && names.stream().map(name -> name.split("_", 2)[0]).distinct().count() == 1;
    }

    private static String line(Field field) {
        String initial = initial(field).text();
        return field.name() + ": " + field.annotation() + (initial.isEmpty() ? "" : " = " + initial);
    }

    private static boolean isField(Value.Called call) {
        return call.target().equals("Field") || call.target().endsWith(".Field");
    }

    private static Value required(Value value) {
        return value.text().equals("...") ? new Value.Unknown("") : value;
    }
}
