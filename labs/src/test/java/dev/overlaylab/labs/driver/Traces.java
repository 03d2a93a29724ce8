package dev.overlaylab.labs.driver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What on this computer still reminds of a lab directory: processes, sockets, mounts, control groups, network namespaces. */
final class Traces {
    private Traces() {}

    static List<String> of(Path labDirectory) throws IOException {
        var found = new ArrayList<String>();
        var lab = labDirectory.toString();
        for (var process : processes()) {
            for (var file : List.of("cmdline", "environ", "mountinfo")) {
                if (text(process.resolve(file)).contains(lab)) {
                    found.add(process.getFileName() + " " + file + ": "
                            + text(process.resolve("cmdline")).replace('\0', ' '));
                }
            }
        }
        text(Path.of("/proc/net/unix"))
                .lines()
                .filter(it -> it.contains(lab))
                .forEach(it -> found.add("socket: " + it));
        var group = "lab-" + sha256(lab).substring(0, 12);
        try (var groups = Files.walk(Path.of("/sys/fs/cgroup"), 3)) {
            groups.filter(it -> it.getFileName().toString().equals(group)).forEach(it -> found.add(it.toString()));
        }
        try (var names = Files.list(Path.of("/run/netns"))) {
            names.filter(it -> it.getFileName().toString().contains("overlaylab"))
                    .forEach(it -> found.add(it.toString()));
        } catch (java.nio.file.NoSuchFileException e) {
            // No named network namespace at all.
        }
        return found;
    }

    private static List<Path> processes() throws IOException {
        var own = Long.toString(ProcessHandle.current().pid());
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.filter(it -> it.getFileName().toString().matches("\\d+"))
                    .filter(it -> !it.getFileName().toString().equals(own))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
