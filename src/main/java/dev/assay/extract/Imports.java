package dev.assay.extract;

import dev.assay.extract.FileWalk.Found;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The first parts of the names that files import, as far as the start of a line tells.
final class Imports {

    private static final Pattern IMPORT = Pattern.compile(
            "(?m)^[ \\t]*(?:from[ \\t]+([A-Za-z_]\\w*)[\\w.]*[ \\t]+import\\b|import[ \\t]+([A-Za-z_]\\w*))");
    private static final long LONGEST = 1 << 20;

    /// Names of the standard library that folders and files of a project are often called, too.
    private static final Set<String> STANDARD = Set
            .copyOf(Arrays.asList(("abc argparse ast asyncio base64 calendar cmd code"
                    + " codecs collections concurrent configparser contextlib copy csv ctypes dataclasses datetime decimal"
                    + " difflib dis email enum errno fractions functools gc getpass glob graphlib hashlib heapq hmac html"
                    + " http importlib inspect io ipaddress itertools json keyword linecache locale logging mailbox math"
                    + " mimetypes multiprocessing numbers operator os pathlib pickle pkgutil platform pprint profile queue"
                    + " random re readline sched secrets select selectors shelve shlex shutil signal site smtplib socket"
                    + " sqlite3 ssl stat statistics string struct subprocess symbol sys syslog tarfile tempfile test"
                    + " textwrap threading time timeit token tokenize tomllib trace traceback types typing unicodedata"
                    + " unittest urllib uuid venv warnings weakref xml zipfile zoneinfo").split(" ")));

    private Imports() {}

    static Set<String> of(List<Found> files) {
        Set<String> found = new HashSet<>();
        for (Found file : files) {
            try {
                if (Files.size(file.location()) > LONGEST) continue;
                String source = new String(Files.readAllBytes(file.location()), StandardCharsets.ISO_8859_1);
                Matcher matcher = IMPORT.matcher(source);
                while (matcher.find()) found.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
            } catch (IOException unreadable) {
                // Whoever reads the file says so.
            }
        }
        found.removeAll(STANDARD);
        return found;
    }
}
