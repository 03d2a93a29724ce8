package dev.overlaylab.shell.cli;

import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.jar.JarFile;

/** The jars that this program runs from. */
final class ClassPath {
    private static final String CLASS = ".class";

    private ClassPath() {}

    /** Loads all classes below these folders of the jars, as far as what they need is there. */
    static void load(String... folders) throws IOException {
        for (var jar : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
            if (!jar.endsWith(".jar")) {
                continue;
            }
            try (var file = new JarFile(jar)) {
                file.stream()
                        .map(it -> it.getName())
                        .filter(it ->
                                it.endsWith(CLASS) && Arrays.stream(folders).anyMatch(it::startsWith))
                        .map(it -> it.substring(0, it.length() - CLASS.length()).replace('/', '.'))
                        .forEach(ClassPath::load);
            }
        }
    }

    private static void load(String name) {
        try {
            Class.forName(name, false, ClassPath.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            // For a library that is not there.
        }
    }
}
