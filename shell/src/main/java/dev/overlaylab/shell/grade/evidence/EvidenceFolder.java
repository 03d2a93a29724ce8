package dev.overlaylab.shell.grade.evidence;

import java.nio.file.Path;

/** Where the evidence of a folder of grades is. */
public final class EvidenceFolder {
    private static final String RECORDS = "evidence.jsonl";

    private EvidenceFolder() {}

    public static Path records(Path folder) {
        return folder.resolve(RECORDS);
    }
}
