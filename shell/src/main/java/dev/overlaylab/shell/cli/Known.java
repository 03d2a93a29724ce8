package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.driver.Drivers;
import dev.overlaylab.labs.image.EngineVersion;
import dev.overlaylab.labs.lab.LabLibrary;
import dev.overlaylab.shell.grade.shard.ReadyFile;
import dev.overlaylab.site.fragment.FragmentKind;
import java.util.Arrays;
import java.util.Iterator;

/** The values that are known of options and parameters, for shells to complete. */
final class Known {
    private Known() {}

    /** The labs that come with the product. */
    static final class Labs implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return LabLibrary.shipped().ids().iterator();
        }
    }

    /** What makes machines. */
    static final class DriverNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Drivers.ids().iterator();
        }
    }

    /** Engine versions. */
    static final class Engines implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return EngineVersion.ids().iterator();
        }
    }

    /** What the docs site can be written for. */
    static final class Fragments implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return FragmentKind.ids().iterator();
        }
    }

    /** Files that grade a class in parts. */
    static final class ReadyFiles implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ReadyFile.names().iterator();
        }
    }

    /** Languages by their tags. */
    static final class Languages implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Language.values()).map(Language::tag).iterator();
        }
    }

    /** Shells that there is a completion for. */
    static final class Shells implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return CompletionCommand.SHELLS.iterator();
        }
    }
}
