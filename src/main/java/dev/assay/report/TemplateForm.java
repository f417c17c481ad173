package dev.assay.report;

import dev.assay.mistakes.Mistake;
import java.util.Set;
import org.apache.velocity.runtime.parser.node.ASTDirective;
import org.apache.velocity.runtime.parser.node.ASTIntegerLiteral;
import org.apache.velocity.runtime.parser.node.ASTIntegerRange;
import org.apache.velocity.runtime.parser.node.Node;
import org.apache.velocity.runtime.parser.node.SimpleNode;

/// Refuses in a template what could take for ever or more room than there is: text that is made into a template while a
/// page is written, macros that call macros, and long or unknown ranges of numbers. What is left takes time by its loops,
/// its insertions and the templates that it brings in, which [TemplateLimits] counts.
final class TemplateForm {

    private static final int LONGEST_RANGE = 10_000;
    private static final Set<String> REFUSED = Set.of("evaluate", "define");
    private static final Set<String> BUILT_IN = Set.of("foreach", "parse", "include", "break", "stop", "macro");

    private final String shown;

    private TemplateForm(String shown) {
        this.shown = shown;
    }

    /// @param shown the template's name for people
    /// @throws Mistake for the first thing that is refused, with its place
    static void check(String shown, SimpleNode template) {
        new TemplateForm(shown).check(template, false);
    }

    private void check(Node node, boolean inMacro) {
        boolean isMacro = false;
        if (node instanceof ASTDirective directive) {
            String name = directive.getDirectiveName();
            if (REFUSED.contains(name)) throw mistake(node, "`#" + name + "` is not allowed in a template.");
            if (inMacro && !BUILT_IN.contains(name)) {
                throw mistake(node, "A macro may not call another one, as this calls `#" + name + "`.");
            }
            isMacro = name.equals("macro");
        }
        if (node instanceof ASTIntegerRange) checkRange(node);
        // The first child of a macro is its name, not a call.
        for (int i = 0; i < node.jjtGetNumChildren(); i++) check(node.jjtGetChild(i), inMacro || isMacro);
    }

    private void checkRange(Node range) {
        if (!(range.jjtGetChild(0) instanceof ASTIntegerLiteral from)
                || !(range.jjtGetChild(1) instanceof ASTIntegerLiteral to)) {
            throw mistake(range, "A range goes from one number to another, such as `[1..5]`.");
        }
        long length = Math.abs(((Number) to.value(null)).longValue() - ((Number) from.value(null)).longValue());
        if (length >= LONGEST_RANGE) throw mistake(range, "A range has at most 10,000 numbers.");
    }

    private Mistake mistake(Node node, String sentence) {
        return new Mistake(shown, Math.max(1, node.getLine()), Math.max(1, node.getColumn()), sentence);
    }
}
