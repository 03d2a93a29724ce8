package dev.overlaylab.shell.doctor;

import dev.overlaylab.i18n.Text;
import dev.overlaylab.shell.doctor.Finding.Grade;
import java.util.ArrayList;
import java.util.List;

/**
 * What the facts mean for running labs.
 *
 * @param findings in the order in which they are told
 * @param vm whether the {@code vm} driver can run here
 * @param namespace whether the {@code namespace} driver can run here
 */
public record Diagnosis(List<Finding> findings, boolean vm, boolean namespace) {
    /** Workstation, key-value store and two engines: 384 + 768 + 2 * 1024 MB, and room for QEMU itself. */
    static final long MEMORY_MB = 3_900;

    /** Image with its stages, and four machines' own disks. */
    static final long DISK_MB = 6_000;

    public Diagnosis {
        findings = List.copyOf(findings);
    }

    /** Weighs the facts. */
    public static Diagnosis of(Facts facts) {
        var findings = new ArrayList<Finding>();
        findings.add(good("java", Text.of("doctor.java", "version", facts.javaVersion(), "system", facts.system())));
        findings.add(new Finding(
                "processors",
                facts.processors() >= 2 ? Grade.GOOD : Grade.SLOW,
                Text.of("doctor.processors", "count", facts.processors())));
        findings.add(memory(facts));
        findings.add(disk(facts));
        for (var tool : List.of("qemu-system-x86_64", "qemu-img", "mke2fs", "mmdebstrap")) {
            findings.add(tool(facts, tool));
        }
        findings.add(acceleration(facts));
        findings.add(yesNo("ports", facts.loopbackPorts(), "doctor.ports"));
        findings.add(yesNo("multicast", facts.loopbackMulticast(), "doctor.multicast"));
        findings.add(namespaces(facts));
        facts.images().forEach(it -> image(it, findings));
        var vm = findings.stream()
                .noneMatch(it -> it.grade() == Grade.MISSING && !it.subject().equals("namespaces"));
        var namespace = canUseNamespaces(facts) && facts.diskMb() >= DISK_MB;
        findings.add(new Finding(
                "drivers",
                vm || namespace ? Grade.GOOD : Grade.MISSING,
                Text.of(
                        vm && namespace
                                ? "doctor.drivers.both"
                                : vm
                                        ? "doctor.drivers.vm"
                                        : namespace ? "doctor.drivers.namespace" : "doctor.drivers.none")));
        return new Diagnosis(findings, vm, namespace);
    }

    private static Finding memory(Facts facts) {
        if (facts.memoryMb() < 0) {
            return new Finding("memory", Grade.SLOW, Text.of("doctor.memory.unknown"));
        }
        var enough = facts.memoryMb() >= MEMORY_MB;
        return new Finding(
                "memory",
                enough ? Grade.GOOD : Grade.MISSING,
                Text.of(
                        enough ? "doctor.memory.enough" : "doctor.memory.short",
                        "free",
                        facts.memoryMb(),
                        "needed",
                        MEMORY_MB));
    }

    private static Finding disk(Facts facts) {
        if (facts.diskMb() < 0) {
            return new Finding("disk", Grade.MISSING, Text.of("doctor.disk.unwritable", "path", facts.home()));
        }
        var enough = facts.diskMb() >= DISK_MB;
        return new Finding(
                "disk",
                enough ? Grade.GOOD : Grade.MISSING,
                Text.of(
                        enough ? "doctor.disk.enough" : "doctor.disk.short",
                        "free",
                        facts.diskMb(),
                        "needed",
                        DISK_MB,
                        "path",
                        facts.home()));
    }

    private static Finding tool(Facts facts, String tool) {
        var version = facts.tools().get(tool);
        return version == null
                ? new Finding(tool, Grade.MISSING, Text.of("doctor.tool.missing", "tool", tool))
                : good(tool, Text.of("doctor.tool.found", "tool", tool, "version", version));
    }

    private static void image(Facts.Image image, List<Finding> findings) {
        var built = !image.drivers().isEmpty();
        findings.add(new Finding(
                "image-" + image.engine(),
                built ? Grade.GOOD : Grade.SLOW,
                Text.of(
                        built ? "doctor.image.built" : "doctor.image.absent",
                        "engine",
                        image.engine(),
                        "drivers",
                        String.join(", ", image.drivers()))));
        if (image.drivers().contains("vm")) {
            findings.add(new Finding(
                    "warm-" + image.engine(),
                    image.warm() == Facts.Warm.READY ? Grade.GOOD : Grade.SLOW,
                    Text.of(
                            switch (image.warm()) {
                                case READY -> "doctor.warm.ready";
                                case UNFIT -> "doctor.warm.unfit";
                                case ABSENT -> "doctor.warm.absent";
                            },
                            "engine",
                            image.engine())));
        }
    }

    private static Finding acceleration(Facts facts) {
        return switch (facts.acceleration()) {
            case PROVEN -> good("acceleration", Text.of("doctor.acceleration.proven"));
            case NOT_WORKING -> new Finding("acceleration", Grade.SLOW, Text.of("doctor.acceleration.not-working"));
            case NO_DEVICE -> new Finding("acceleration", Grade.SLOW, Text.of("doctor.acceleration.no-device"));
            case UNTRIED -> new Finding("acceleration", Grade.SLOW, Text.of("doctor.acceleration.untried"));
        };
    }

    private static Finding namespaces(Facts facts) {
        if (!facts.administrator()) {
            return new Finding("namespaces", Grade.MISSING, Text.of("doctor.namespaces.not-root"));
        }
        return canUseNamespaces(facts)
                ? good("namespaces", Text.of("doctor.namespaces.good"))
                : new Finding(
                        "namespaces",
                        Grade.MISSING,
                        Text.of(
                                "doctor.namespaces.lacking",
                                "namespaces",
                                sign(facts.namespaces()),
                                "vxlan",
                                sign(facts.vxlan()),
                                "overlay",
                                sign(facts.overlayFileSystem())));
    }

    private static boolean canUseNamespaces(Facts facts) {
        return facts.administrator() && facts.namespaces() && facts.vxlan() && facts.overlayFileSystem();
    }

    private static Finding yesNo(String subject, boolean works, String key) {
        return new Finding(subject, works ? Grade.GOOD : Grade.MISSING, Text.of(key + (works ? ".good" : ".bad")));
    }

    private static String sign(boolean works) {
        return works ? "+" : "-";
    }

    private static Finding good(String subject, Text text) {
        return new Finding(subject, Grade.GOOD, text);
    }
}
