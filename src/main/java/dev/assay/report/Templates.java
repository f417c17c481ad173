package dev.assay.report;

import dev.assay.mistakes.Mistake;
import java.io.StringWriter;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.velocity.Template;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.app.event.EventCartridge;
import org.apache.velocity.app.event.ReferenceInsertionEventHandler;
import org.apache.velocity.exception.MethodInvocationException;
import org.apache.velocity.exception.ParseErrorException;
import org.apache.velocity.exception.ResourceNotFoundException;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.parser.node.SimpleNode;

/// The templates of some folders. What they insert is escaped for the page unless Java made it for the page.
final class Templates {

    private static final Pattern PLACE = Pattern.compile("\\s*(?:at|in) (\\S+?)\\s?\\[line (\\d+), column (\\d+)]");

    /// What every template is given besides.
    static final Map<String, String> HEADINGS = Map.of("h1", "#", "h2", "##", "h3", "###");

    private final TemplateFiles files;
    private final Function<Object, String> escape;
    private final VelocityEngine velocity;

    /// For pages in Markdown.
    ///
    /// @param folders the installation's first; a template of a later one replaces the one of the same name
    Templates(List<Path> folders) {
        this(folders, value -> value instanceof Markdown markdown
                ? markdown.source()
                : Markdown.text(value.toString()).source());
    }

    /// @param escape makes of what a template inserts what stands on the page
    Templates(List<Path> folders, Function<Object, String> escape) {
        this.escape = escape;
        files = new TemplateFiles(folders);
        Properties settings = new Properties();
        settings.setProperty("resource.loaders", "files");
        settings.put("resource.loader.files.instance", files);
        settings.setProperty("resource.loader.files.cache", "true");
        settings.setProperty("resource.default_encoding", "UTF-8");
        settings.setProperty("runtime.strict_mode.enable", "true");
        settings.setProperty("introspector.uberspect.class", TemplateReach.class.getName());
        settings.setProperty("velocimacro.library.path", "");
        velocity = new VelocityEngine(settings);
        velocity.init();
    }

    /// Reads all templates, so that a mistake in the form of one comes to light before there is anything to say.
    ///
    /// @param needed those that there have to be
    void check(List<String> needed) {
        for (String name : needed) template(name);
        for (String name : files.names()) {
            if (template(name).getData() instanceof SimpleNode root) TemplateForm.check(shown(name), root);
        }
    }

    /// In order.
    List<String> names() {
        return files.names();
    }

    /// What a template is given by the components of a record; `package_` is `$package`, for that is a word of Java.
    String render(String name, Record given) {
        Map<String, Object> context = new LinkedHashMap<>();
        for (RecordComponent component : given.getClass().getRecordComponents()) {
            try {
                context.put(nameOf(component), component.getAccessor().invoke(given));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(component.toString(), e);
            }
        }
        return render(name, context);
    }

    static String nameOf(RecordComponent component) {
        return component.getName().replaceAll("_$", "");
    }

    /// @param given everything that the head of the template lists
    String render(String name, Map<String, Object> given) {
        VelocityContext context = new VelocityContext();
        given.forEach(context::put);
        HEADINGS.forEach((heading, marks) -> context.put(heading, new Markdown(marks)));
        EventCartridge events = new EventCartridge();
        events.addReferenceInsertionEventHandler(escaping());
        events.addIncludeEventHandler((_, asked, _, _) -> {
            TemplateLimits.current().part();
            return asked;
        });
        events.attachToContext(context);
        Template template = template(name);
        StringWriter out = new StringWriter();
        TemplateLimits.begin(name, files::shown);
        try {
            template.merge(context, out);
        } catch (MethodInvocationException e) {
            if (e.getCause() instanceof Mistake mistake) throw mistake;
            // Without a cause it is strict mode that speaks, of a name that is not given.
            if (e.getCause() != null) throw new IllegalStateException("what " + name + " is given failed", e);
            throw mistake(name, e.getMessage());
        } catch (VelocityException e) {
            throw mistake(name, e.getMessage());
        } finally {
            TemplateLimits.end();
        }
        return out.toString().replace("\r\n", "\n");
    }

    private ReferenceInsertionEventHandler escaping() {
        return (_, _, value) -> {
            if (value == null) return null;
            String text = escape.apply(value);
            TemplateLimits.current().inserted(text.length());
            return text;
        };
    }

    Template template(String name) {
        try {
            return velocity.getTemplate(name);
        } catch (ResourceNotFoundException e) {
            throw new Mistake(shown(name), 1, 1, "This template is missing.");
        } catch (ParseErrorException e) {
            String sentence = sentence(e.getMessage());
            throw new Mistake(shown(name), Math.max(1, e.getLineNumber()), Math.max(1, e.getColumnNumber()),
                    sentence);
        }
    }

    private Mistake mistake(String name, String message) {
        Matcher place = PLACE.matcher(message);
        return place.find()
                ? new Mistake(shown(place.group(1)), Integer.parseInt(place.group(2)),
                        Integer.parseInt(place.group(3)), sentence(message))
                : new Mistake(shown(name), 1, 1, sentence(message));
    }

    /// The first line of what Velocity says, without the place.
    private static String sentence(String message) {
        String line = PLACE.matcher(message).replaceAll("").lines().findFirst().orElse("").strip();
        if (line.isEmpty()) return "Velocity cannot read this.";
        return line.endsWith(".") ? line : line + ".";
    }

    String shown(String name) {
        return files.shown(name);
    }
}
