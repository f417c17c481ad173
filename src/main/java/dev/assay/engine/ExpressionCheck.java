package dev.assay.engine;

import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import dev.assay.mistakes.Nearest;
import dev.assay.mistakes.Warning;
import dev.assay.mistakes.Written;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.mvel.parser.DrlxParser;
import org.drools.mvel.parser.MvelParser;
import org.drools.mvel.parser.ParseStart;
import org.drools.mvel.parser.Providers;
import org.drools.mvel.parser.ast.expr.DrlxExpression;
import org.drools.mvel.parser.ast.expr.HalfBinaryExpr;
import org.drools.mvel.parser.ast.expr.HalfPointFreeExpr;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;

/// Looks at one constraint: whether its names exist and what it compares can be equal.
///
/// The parser tells no places, so that each name is looked for behind the one before it.
final class ExpressionCheck {

    private static final ParseStart<DrlxExpression> START = DrlxParser.buildDrlxParserWithArguments(
            List.of("matches", "contains", "memberOf", "excludes", "str", "soundslike"));
    private static final Set<BinaryExpr.Operator> ORDERED = Set.of(BinaryExpr.Operator.LESS,
            BinaryExpr.Operator.LESS_EQUALS, BinaryExpr.Operator.GREATER, BinaryExpr.Operator.GREATER_EQUALS);

    private final Types types;
    private final Remarks remarks;
    private final RuleFile file;
    private final Type kind;
    private final Map<String, Type> bound;
    private final Set<String> names;
    private int cursor;
    private int end;

    /// What the operand of a comparison is.
    ///
    /// @param property its last name; empty for anything else
    /// @param said as written, as far as it is a name or a literal
    private record Operand(Type type, String property, String said, int at) {}

    /// @param kind the type of the pattern
    /// @param bound the types of the names that are known here; what the constraint names is added
    /// @param names all names that the rule gives
    ExpressionCheck(Types types, Remarks remarks, RuleFile file, Type kind, Map<String, Type> bound,
            Set<String> names) {
        this.types = types;
        this.remarks = remarks;
        this.file = file;
        this.kind = kind;
        this.bound = bound;
        this.names = names;
    }

    void check(ExprConstraintDescr constraint) {
        cursor = constraint.getStartCharacter();
        end = cursor + constraint.getExpression().length();
        ParseResult<DrlxExpression> parsed = new MvelParser(new ParserConfiguration(), true).parse(START,
                Providers.provider(constraint.getExpression()));
        if (!parsed.isSuccessful() || parsed.getResult().isEmpty()) {
            remarks.mistakes().add(file.mistake(cursor, "`" + constraint.getExpression().replaceAll("\\s+", " ")
                    + "` is no condition that can be read"));
            return;
        }
        DrlxExpression expression = parsed.getResult().get();
        if (expression.getBind() != null) at(expression.getBind().getIdentifier());
        Operand whole = operand(expression.getExpr(), null);
        if (expression.getBind() != null) bound.put(expression.getBind().getIdentifier(), named(whole, expression));
    }

    /// `$name : name == "x"` names the property and not whether it is equal.
    private Type named(Operand whole, DrlxExpression expression) {
        Expression inner = expression.getExpr();
        boolean compares = inner instanceof BinaryExpr || inner instanceof PointFreeExpr;
        return compares ? Types.UNKNOWN : whole.type;
    }

    private int at(String word) {
        Matcher matcher = Pattern.compile("(?<![\\w$])" + Pattern.quote(word) + "(?![\\w$])").matcher(file.plain())
                .region(cursor, end);
        if (!matcher.find()) return cursor;
        cursor = matcher.end();
        return matcher.start();
    }

    /// @param left what a comparison without a left side, such as `|| == "b"`, is with
    private Operand operand(Expression expression, Operand left) {
        return switch (expression) {
            case EnclosedExpr enclosed -> {
                Operand inner = operand(enclosed.getInner(), left);
                yield new Operand(Types.UNKNOWN, "", "", inner.at);
            }
            case BinaryExpr binary -> binary(binary, left);
            case HalfBinaryExpr half -> {
                Operand right = operand(half.getRight(), null);
                if (left != null) compare(left, right, half.getOperator().toBinaryExprOperator());
                yield left == null ? unknown() : left;
            }
            case PointFreeExpr compared -> {
                Operand first = operand(compared.getLeft(), null);
                compare(first, compared.getOperator().getIdentifier(), compared.getRight());
                yield first;
            }
            case HalfPointFreeExpr compared -> {
                if (left != null) compare(left, compared.getOperator().getIdentifier(), compared.getRight());
                yield left == null ? unknown() : left;
            }
            case UnaryExpr unary -> operand(unary.getExpression(), null);
            case StringLiteralExpr string -> string(string);
            case IntegerLiteralExpr number -> literal(number.getValue(), int.class);
            case LongLiteralExpr number -> literal(number.getValue(), long.class);
            case DoubleLiteralExpr number -> literal(number.getValue(), double.class);
            case BooleanLiteralExpr truth -> literal(String.valueOf(truth.getValue()), boolean.class);
            case NullLiteralExpr _ -> literal("null", Types.UNKNOWN);
            case ThisExpr _ -> new Operand(kind, "this", "this", at("this"));
            case NameExpr name -> name(name.getNameAsString());
            case FieldAccessExpr access -> access(access);
            case MethodCallExpr call -> call(call);
            case ArrayAccessExpr access -> {
                Operand array = operand(access.getName(), null);
                operand(access.getIndex(), null);
                yield new Operand(Types.element(array.type), "", "", array.at);
            }
            default -> unknown();
        };
    }

    private Operand unknown() {
        return new Operand(Types.UNKNOWN, "", "", cursor);
    }

    private Operand literal(String text, Type type) {
        return new Operand(type, "", text, at(text));
    }

    private Operand string(StringLiteralExpr string) {
        int start = file.plain().indexOf('"', cursor);
        if (start < 0 || start >= end) start = cursor;
        cursor = Math.min(end, start + string.getValue().length() + 2);
        return new Operand(String.class, "", "\"" + string.getValue() + "\"", start);
    }

    /// Both sides of `&&` and `||`, a comparison, or a sum. A comparison stands for its left side to what is joined to it.
    private Operand binary(BinaryExpr binary, Operand outer) {
        Operand first = operand(binary.getLeft(), outer);
        boolean joins = binary.getOperator() == BinaryExpr.Operator.AND
                || binary.getOperator() == BinaryExpr.Operator.OR;
        Operand right = operand(binary.getRight(), joins ? first : null);
        if (joins) return first;
        boolean compares = ORDERED.contains(binary.getOperator())
                || binary.getOperator() == BinaryExpr.Operator.EQUALS
                || binary.getOperator() == BinaryExpr.Operator.NOT_EQUALS;
        if (!compares) return new Operand(Types.UNKNOWN, "", "", first.at);
        compare(first, right, binary.getOperator());
        return first;
    }

    private void compare(Operand left, Operand right, BinaryExpr.Operator operator) {
        if (ORDERED.contains(operator)) {
            threshold(left, right);
            boolean differ = Types.areApart(left.type, right.type) && !left.said.isEmpty() && !right.said.isEmpty();
            if (differ) {
                remarks.mistakes().add(file.mistake(left.at, types(left, right) + ", so neither is more"));
            }
        } else {
            if (right.said.startsWith("\"")) written(left, right);
            apart(left, right, right.type, left.type);
        }
    }

    private void compare(Operand left, String operator, List<Expression> right) {
        for (Expression one : right) {
            Operand other = operand(one, null);
            boolean quoted = other.said.startsWith("\"");
            switch (operator) {
                case "matches" -> {
                    if (quoted) remarks.expressions().add(written(other));
                    apart(left, other, left.type, String.class);
                }
                case "contains", "excludes" -> {
                    if (Types.raw(left.type).filter(Collection.class::isAssignableFrom).isPresent()) {
                        apart(left, other, other.type, Types.element(left.type));
                    } else if (left.type == String.class) {
                        apart(left, other, other.type, String.class);
                    }
                }
                case "memberOf" -> apart(left, other, left.type, Types.element(other.type));
                case "in" -> {
                    if (quoted) written(left, other);
                    apart(left, other, other.type, left.type);
                }
                default -> {
                    // `str` and `soundslike` are about strings alone, which Drools sees to.
                }
            }
        }
    }

    private void apart(Operand left, Operand right, Type one, Type other) {
        if (!Types.areApart(one, other) || left.said.isEmpty() || right.said.isEmpty()) return;
        remarks.mistakes().add(file.mistake(left.at, types(left, right) + ", so this is never true"));
    }

    private static String types(Operand left, Operand right) {
        return "`" + left.said + "` is of type `" + Types.shown(left.type) + "` and `" + right.said + "` of type `"
                + Types.shown(right.type) + "`";
    }

    /// Text that names something which can be looked up.
    private void written(Operand left, Operand right) {
        switch (left.property) {
            case "target" -> remarks.targets().add(written(right));
            case "library" -> remarks.libraries().add(written(right));
            case "item" -> remarks.items().add(written(right));
            default -> {
                // Free text.
            }
        }
    }

    private Written written(Operand string) {
        String text = string.said.substring(1, string.said.length() - 1);
        try {
            text = text.translateEscapes();
        } catch (IllegalArgumentException e) {
            // Drools says what is wrong with it.
        }
        return new Written(file.name(), file.line(string.at), file.column(string.at), text);
    }

    /// A number other than 0 and 1 wants a reason beside it or on the line above.
    private void threshold(Operand left, Operand right) {
        boolean isNumber = right.said.matches("[\\d._]+[LlDdFf]?") && !right.said.matches("[01]([.]0+)?[LlDdFf]?");
        if (!isNumber || hasComment(right.at) || isExplainedAbove(right)) return;
        remarks.warnings().add(new Warning(file.name(), file.line(right.at), file.column(right.at), "`" + left.said
                + "` is compared with " + right.said + ", and no comment beside it or on the line above says why"));
    }

    private boolean hasComment(int offset) {
        int lineEnd = file.text().indexOf('\n', offset);
        int from = file.text().lastIndexOf('\n', file.text().lastIndexOf('\n', offset) - 1) + 1;
        int to = lineEnd < 0 ? file.text().length() : lineEnd;
        // What `plain` lacks is in quotes or a comment.
        for (int i = from; i < to; i++) {
            if (file.plain().charAt(i) == ' ' && !Character.isWhitespace(file.text().charAt(i))) return true;
        }
        return false;
    }

    /// Whether the comment above the rule speaks of the number.
    private boolean isExplainedAbove(Operand number) {
        int rule = file.plain().lastIndexOf("\nrule ", number.at);
        String above = file.text().substring(0, Math.max(0, rule)).stripTrailing();
        return above.endsWith("*/") && Pattern.compile("\\b" + Pattern.quote(number.said) + "\\b")
                .matcher(above.substring(Math.max(0, above.lastIndexOf("/*")))).find();
    }

    private Operand name(String name) {
        int place = at(name);
        if (name.startsWith("$") || bound.containsKey(name)) {
            if (name.startsWith("$") && !names.contains(name)) {
                remarks.mistakes().add(file.mistake(place,
                        "nothing in this rule is called `" + name + "`" + Nearest.hint(name, names)));
            }
            return new Operand(bound.getOrDefault(name, Types.UNKNOWN), name, name, place);
        }
        SortedMap<String, Type> properties = types.properties(kind);
        if (properties.containsKey(name)) return new Operand(properties.get(name), name, name, place);
        if (Character.isUpperCase(name.charAt(0)) || properties.isEmpty())
            return new Operand(Types.UNKNOWN, "", "",
                    place);
        missing(kind, name, properties.keySet(), place);
        return new Operand(Types.UNKNOWN, name, "", place);
    }

    private void missing(Type type, String name, Set<String> known, int place) {
        remarks.mistakes().add(file.mistake(place,
                "`" + Types.shown(type) + "` has no `" + name + "`" + Nearest.hint(name, known)));
    }

    private Operand access(FieldAccessExpr access) {
        String name = access.getNameAsString();
        Optional<Class<?>> constants = type(access.getScope());
        if (constants.isPresent()) {
            at(simple(access.getScope()));
            int place = at(name);
            SortedMap<String, Type> known = Types.constants(constants.get());
            if (!known.containsKey(name) && !name.equals("class")) {
                missing(constants.get(), name, known.keySet(), place);
            }
            return new Operand(known.getOrDefault(name, Types.UNKNOWN), "", "", place);
        }
        if (isPackage(access.getScope())) return unknown();
        Operand scope = operand(access.getScope(), null);
        int place = at(name);
        SortedMap<String, Type> properties = types.properties(scope.type);
        if (properties.isEmpty() || properties.containsKey(name)) {
            return new Operand(properties.getOrDefault(name, Types.UNKNOWN), name,
                    scope.said.isEmpty() ? "" : scope.said + "." + name, scope.at);
        }
        missing(scope.type, name, properties.keySet(), place);
        return new Operand(Types.UNKNOWN, name, "", place);
    }

    private static String simple(Expression scope) {
        return scope instanceof FieldAccessExpr access
                ? access.getNameAsString()
                : ((NameExpr) scope)
                        .getNameAsString();
    }

    /// The class that an expression names, such as `Given` or `dev.assay.facts.Role`.
    private Optional<Class<?>> type(Expression scope) {
        String name = qualified(scope);
        if (name.isEmpty() || !Character.isUpperCase(name.charAt(name.lastIndexOf('.') + 1))) return Optional.empty();
        return types.named(name, file).flatMap(Types::raw);
    }

    private static String qualified(Expression scope) {
        return switch (scope) {
            case NameExpr name -> name.getNameAsString();
            case FieldAccessExpr access when !qualified(access.getScope()).isEmpty() ->
                qualified(access.getScope()) + "." + access.getNameAsString();
            default -> "";
        };
    }

    private boolean isPackage(Expression scope) {
        String first = qualified(scope).replaceAll("[.].*", "");
        return !bound.containsKey(first) && !types.properties(kind).containsKey(first)
                && Set.of("java", "dev", "assay").contains(first);
    }

    private Operand call(MethodCallExpr call) {
        String name = call.getNameAsString();
        Operand scope = null;
        Optional<Class<?>> owner = Optional.empty();
        if (call.getScope().isPresent()) {
            owner = type(call.getScope().get());
            if (owner.isEmpty()) scope = operand(call.getScope().get(), null);
            else at(simple(call.getScope().get()));
        }
        int place = at(name);
        call.getArguments().forEach(argument -> operand(argument, null));
        if (scope == null && owner.isEmpty()) return new Operand(Types.UNKNOWN, "", "", place);
        if (owner.isEmpty()) owner = Types.raw(scope.type);
        if (owner.isEmpty() || owner.get().isPrimitive()) return new Operand(Types.UNKNOWN, "", "", place);
        Set<String> known = new TreeSet<>(Types.methods(owner.get()));
        known.addAll(Types.methods(Object.class));
        if (!known.contains(name)) {
            missing(owner.get(), name, known, place);
            return new Operand(Types.UNKNOWN, "", "", place);
        }
        String said = scope == null || scope.said.isEmpty() || !call.getArguments().isEmpty()
                ? ""
                : scope.said + "." + name + "()";
        return new Operand(Types.result(owner.get(), name), name, said, scope == null ? place : scope.at);
    }
}
