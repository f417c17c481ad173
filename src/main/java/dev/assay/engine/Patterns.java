package dev.assay.engine;

import java.util.ArrayList;
import java.util.List;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.PatternDescr;

/// The patterns of a condition, those in `not`, `exists`, `or`, `accumulate` and `collect` too.
final class Patterns {

    private Patterns() {}

    static List<PatternDescr> of(BaseDescr condition) {
        List<PatternDescr> found = new ArrayList<>();
        collect(condition, found);
        return found;
    }

    private static void collect(Object condition, List<PatternDescr> found) {
        if (condition instanceof PatternDescr pattern) {
            if (pattern.getObjectType() != null) found.add(pattern);
            if (pattern.getSource() != null) collect(pattern.getSource(), found);
        }
        if (condition instanceof CollectDescr all) collect(all.getInputPattern(), found);
        if (condition instanceof AccumulateDescr accumulate) collect(accumulate.getInput(), found);
        else if (condition instanceof ConditionalElementDescr element) {
            element.getDescrs().forEach(part -> collect(part, found));
        }
    }
}
