package dev.assay.report;

import dev.assay.findings.Judgement;
import dev.assay.mistakes.Mistake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The pages of a report, from templates.
public final class Pages {

    private static final String FIRST = "first-page.md.vm";
    private static final String PACKAGE = "pass-1/package.md.vm";
    private static final String THEME = "pass-2/theme.md.vm";
    private static final String CONSOLIDATED = "pass-3/consolidated-findings.md.vm";
    private static final String BACKLOG = "pass-4/remediation-backlog.md.vm";

    /// What each template is given.
    private static final SortedMap<String, Class<? extends Record>> GIVEN = new TreeMap<>(Map.of(FIRST,
            FirstPage.Given.class, PACKAGE, PackagePage.Given.class, THEME, ThemePage.Given.class, CONSOLIDATED,
            SynthesisPages.Causes.class, BACKLOG, SynthesisPages.Work.class));
    private static final String PAGE = ".md.vm";

    private final Templates templates;

    /// @param folders the first one with `first-page.md.vm`, `pass-1/package.md.vm` and the others
    /// @throws Mistake if one is missing or cannot be read
    public Pages(List<Path> folders) {
        templates = new Templates(folders);
        templates.check(List.copyOf(GIVEN.keySet()));
    }

    /// Every mistake in the templates of some folders that can be seen without a report, in order of file and place. A page of
    /// its own is given what the first page is.
    ///
    /// @param folders the first one with `first-page.md.vm` and the others
    public static List<Mistake> mistakes(List<Path> folders) {
        List<Mistake> mistakes = new ArrayList<>();
        Templates all = new Templates(folders);
        SortedMap<String, Class<? extends Record>> given = new TreeMap<>(GIVEN);
        all.names().stream().filter(name -> name.endsWith(PAGE))
                .forEach(name -> given.putIfAbsent(name, FirstPage.Given.class));
        given.forEach((name, type) -> mistakes.addAll(new TemplateCheck(all, name, type).mistakes()));
        try {
            all.check(List.copyOf(GIVEN.keySet()));
        } catch (Mistake form) {
            if (mistakes.stream().map(Mistake::getMessage).noneMatch(form.getMessage()::equals)) mistakes.add(form);
        }
        mistakes.sort(Mistake.ORDER);
        return mistakes;
    }

    /// Every page by its path in the report, with `/`, in order. A template `further/page.md.vm` that is none of ours is a page
    /// `further/page.md`, and is given what the first page is.
    ///
    /// @throws Mistake if a template uses what it is not given
    public SortedMap<String, String> render(Judgement judgement, Metadata metadata) {
        Index index = new Index(judgement, metadata);
        SortedMap<String, String> pages = new TreeMap<>();
        pages.put(Index.FIRST, templates.render(FIRST, FirstPage.given(index)));
        for (PackageResult result : index.packages()) {
            if (result.page().isEmpty()) continue;
            pages.put("pass-1/" + result.page(), templates.render(PACKAGE, PackagePage.given(index, result)));
        }
        for (ThemeResult theme : ThemeResult.all(judgement)) {
            pages.put(theme.page(), templates.render(THEME, ThemePage.given(index, theme)));
        }
        pages.put(Index.CONSOLIDATED, templates.render(CONSOLIDATED, SynthesisPages.consolidated(index)));
        pages.put(Index.BACKLOG, templates.render(BACKLOG, SynthesisPages.backlog(index)));
        for (String name : templates.names()) {
            if (!name.endsWith(PAGE) || GIVEN.containsKey(name)) continue;
            pages.putIfAbsent(name.substring(0, name.length() - ".vm".length()),
                    templates.render(name, FirstPage.given(index)));
        }
        return pages;
    }
}
