package dev.assay.engine;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Loads compiled rules. Its own classes come first: the class path may hold older ones of the same names.
final class RuleClasses extends ClassLoader {

    private final SortedMap<String, byte[]> classes;

    RuleClasses(SortedMap<String, byte[]> classes, ClassLoader parent) {
        super(parent);
        this.classes = classes;
    }

    /// The classes that it has itself.
    Set<String> names() {
        return classes.keySet();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) return super.loadClass(name, resolve);
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? defineClass(name, bytes, 0, bytes.length) : loaded;
        }
    }

    /// The compiler reads the types that its sources name.
    @Override
    public @Nullable URL getResource(String name) {
        byte[] bytes = classes.get(className(name));
        if (bytes == null) return super.getResource(name);
        try {
            return URL.of(URI.create("rules:/" + name), new URLStreamHandler() {
                @Override
                protected URLConnection openConnection(URL url) {
                    return new URLConnection(url) {
                        @Override
                        public void connect() {}

                        @Override
                        public InputStream getInputStream() {
                            return new ByteArrayInputStream(bytes);
                        }
                    };
                }
            });
        } catch (MalformedURLException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static String className(String resource) {
        return resource.replace('/', '.').replaceFirst("[.]class$", "");
    }

    /// Hides the classes of the rules that the build compiled: Drools would take a type that is declared anew from there.
    static final class WithoutBuilt extends ClassLoader {

        private final Set<String> shown;

        /// @param shown the DRL packages to show all the same
        WithoutBuilt(ClassLoader parent, Set<String> shown) {
            super(parent);
            this.shown = shown;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (isHidden(name)) throw new ClassNotFoundException(name);
            return super.loadClass(name, resolve);
        }

        @Override
        public @Nullable URL getResource(String name) {
            return isHidden(className(name)) ? null : super.getResource(name);
        }

        @Override
        public @Nullable InputStream getResourceAsStream(String name) {
            return isHidden(className(name)) ? null : super.getResourceAsStream(name);
        }

        private boolean isHidden(String name) {
            return name.startsWith("assay.") && !shown.contains(name.substring(0, name.lastIndexOf('.')));
        }
    }
}
