package dev.assay.report;

import java.io.StringWriter;
import java.nio.file.Path;
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

/// The templates of a folder. What they insert is escaped for the page unless Java made it for the page.
final class Templates {

    private static final Pattern PLACE = Pattern.compile("\\s*(?:at|in) (\\S+?)\\s?\\[line (\\d+), column (\\d+)]");

    private final Path folder;
    private final Function<Object, String> escape;
    private final VelocityEngine velocity;

    /// For pages in Markdown.
    Templates(Path folder) {
        this(folder, value -> value instanceof Markdown markdown
                ? markdown.source()
                : Markdown.text(value.toString()).source());
    }

    /// @param escape makes of what a template inserts what stands on the page
    Templates(Path folder, Function<Object, String> escape) {
        this.folder = folder;
        this.escape = escape;
        Properties settings = new Properties();
        settings.setProperty("resource.loaders", "file");
        settings.setProperty("resource.loader.file.path", folder.toString());
        settings.setProperty("resource.loader.file.cache", "true");
        settings.setProperty("resource.default_encoding", "UTF-8");
        settings.setProperty("runtime.strict_mode.enable", "true");
        settings.setProperty("introspector.uberspect.class",
                "org.apache.velocity.util.introspection.SecureUberspector");
        settings.setProperty("velocimacro.library.path", "");
        velocity = new VelocityEngine(settings);
        velocity.init();
    }

    /// Reads the template, so that a mistake in its form comes to light before there is anything to say.
    void check(String name) {
        template(name);
    }

    /// @param given everything that the head of the template lists
    String render(String name, Map<String, Object> given) {
        VelocityContext context = new VelocityContext();
        given.forEach(context::put);
        context.put("h1", new Markdown("#"));
        context.put("h2", new Markdown("##"));
        context.put("h3", new Markdown("###"));
        EventCartridge events = new EventCartridge();
        events.addReferenceInsertionEventHandler(escaping());
        events.attachToContext(context);
        Template template = template(name);
        StringWriter out = new StringWriter();
        try {
            template.merge(context, out);
        } catch (MethodInvocationException e) {
            // Without a cause it is strict mode that speaks, of a name that is not given.
            if (e.getCause() != null) throw new IllegalStateException("what " + name + " is given failed", e);
            throw mistake(name, e.getMessage());
        } catch (VelocityException e) {
            throw mistake(name, e.getMessage());
        }
        return out.toString().replace("\r\n", "\n");
    }

    private ReferenceInsertionEventHandler escaping() {
        return (_, _, value) -> value == null ? null : escape.apply(value);
    }

    private Template template(String name) {
        try {
            return velocity.getTemplate(name);
        } catch (ResourceNotFoundException e) {
            throw new TemplateMistake(shown(name), 1, 1, "This template is missing.");
        } catch (ParseErrorException e) {
            String sentence = sentence(e.getMessage());
            throw new TemplateMistake(shown(name), Math.max(1, e.getLineNumber()), Math.max(1, e.getColumnNumber()),
                    sentence);
        }
    }

    private TemplateMistake mistake(String name, String message) {
        Matcher place = PLACE.matcher(message);
        return place.find()
                ? new TemplateMistake(shown(place.group(1)), Integer.parseInt(place.group(2)),
                        Integer.parseInt(place.group(3)), sentence(message))
                : new TemplateMistake(shown(name), 1, 1, sentence(message));
    }

    /// The first line of what Velocity says, without the place.
    private static String sentence(String message) {
        String line = PLACE.matcher(message).replaceAll("").lines().findFirst().orElse("").strip();
        if (line.isEmpty()) return "Velocity cannot read this.";
        return line.endsWith(".") ? line : line + ".";
    }

    private String shown(String name) {
        return folder.getFileName() + "/" + name;
    }
}
