package dev.assay.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What stands in a folder since an earlier audit. All else there belongs to somebody else.
///
/// @param exists whether the folder holds a report of Assay
/// @param packagePages ways from the folder to the pages of packages, such as `pass-1/web.md`
record EarlierReport(boolean exists, Set<String> packagePages) {

    private static final Pattern PAGE = Pattern.compile("pass-1/[A-Za-z0-9][A-Za-z0-9._-]*\\.md");

    /// @throws ReportMistake if there is a `report.json` that is none of Assay's
    static EarlierReport in(Path folder) throws IOException {
        Path file = folder.resolve("report.json");
        if (Files.isSymbolicLink(file) || !Files.exists(file)) return new EarlierReport(false, Set.of());
        Reader reader = new Reader();
        if (Files.isRegularFile(file)) {
            try (JsonParser json = JsonFactory.builder().build().createParser(file.toFile())) {
                reader.read(json);
            } catch (JsonProcessingException e) {
                reader.tool = "";
            }
        }
        if (!reader.tool.equals("assay")) {
            throw new ReportMistake("`" + file + "` is not a report of Assay; say with `--out` where the report goes.");
        }
        return new EarlierReport(true, reader.pages);
    }

    /// Reads the head of a report, as far as its packages.
    private static final class Reader {

        private final Set<String> pages = new TreeSet<>();
        private final PageNames names = new PageNames();
        private String tool = "";

        void read(JsonParser json) throws IOException {
            if (json.nextToken() != JsonToken.START_OBJECT) return;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                if (field.equals("tool") && value == JsonToken.START_OBJECT) tool = field(json, "name");
                else if (field.equals("packages") && value == JsonToken.START_ARRAY) {
                    while (json.nextToken() == JsonToken.START_OBJECT) inPackage(json);
                    return;
                } else json.skipChildren();
            }
        }

        /// The text of a field of the object that was just entered; the object is read to its end.
        private static String field(JsonParser json, String name) throws IOException {
            String text = "";
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                if (field.equals(name) && value == JsonToken.VALUE_STRING) text = json.getText();
                json.skipChildren();
            }
            return text;
        }

        /// A report that does not name its pages has one for each package.
        private void inPackage(JsonParser json) throws IOException {
            String name = "";
            String page = "";
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                if (value == JsonToken.VALUE_STRING && field.equals("name")) name = json.getText();
                if (value == JsonToken.VALUE_STRING && field.equals("page")) page = json.getText();
                json.skipChildren();
            }
            if (page.isEmpty()) page = "pass-1/" + names.next(name);
            if (PAGE.matcher(page).matches()) pages.add(page);
        }
    }
}
