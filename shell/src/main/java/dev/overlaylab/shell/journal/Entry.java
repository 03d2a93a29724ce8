package dev.overlaylab.shell.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Objects;

/** One line of the journal. Times are ISO-8601 instants. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Entry.Started.class, name = "started"),
    @JsonSubTypes.Type(value = Entry.Ran.class, name = "ran"),
    @JsonSubTypes.Type(value = Entry.Noted.class, name = "noted"),
    @JsonSubTypes.Type(value = Entry.Judged.class, name = "judged"),
    @JsonSubTypes.Type(value = Entry.Moved.class, name = "moved"),
    @JsonSubTypes.Type(value = Entry.Saved.class, name = "saved"),
    @JsonSubTypes.Type(value = Entry.Rewound.class, name = "rewound"),
    @JsonSubTypes.Type(value = Entry.Hinted.class, name = "hinted"),
    @JsonSubTypes.Type(value = Entry.Drilled.class, name = "drilled"),
    @JsonSubTypes.Type(value = Entry.Answered.class, name = "answered"),
    @JsonSubTypes.Type(value = Entry.Ended.class, name = "ended")
})
public sealed interface Entry {
    String at();

    /** A session began. */
    record Started(String at, String lab, String driver, String language) implements Entry {}

    /** A line was run on the workstation; output is what it printed, up to a limit, as it came. */
    record Ran(String at, String step, String line, int exit, long millis, String output) implements Entry {
        /** Journals of earlier versions have no output. */
        public Ran {
            output = Objects.requireNonNullElse(output, "");
        }
    }

    /** The learner wrote something down. */
    record Noted(String at, String step, String text) implements Entry {}

    /** A step's checks were judged. */
    record Judged(String at, String step, List<Judgement> checks) implements Entry {
        public Judged {
            checks = List.copyOf(checks);
        }
    }

    /** The learner went to another step. */
    record Moved(String at, String step) implements Entry {}

    /** All machines were saved while the learner was at that step. */
    record Saved(String at, String step, String checkpoint, boolean automatic) implements Entry {}

    /** All machines were made what they were; from here on the learner is at that step. Without a checkpoint, none was left. */
    record Rewound(String at, String step, String checkpoint) implements Entry {}

    /** A hint was shown; level counts from 1. */
    record Hinted(String at, String step, String reason, int level) implements Entry {}

    /** Something of the finished step was about to be broken on purpose. */
    record Drilled(String at, String step, String drill) implements Entry {}

    /** The learner said what is broken; without an answer they were told. */
    record Answered(String at, String step, String answer, boolean right) implements Entry {}

    /** The session ended in order. */
    record Ended(String at) implements Entry {}

    /** A check's verdict and the reason codes of its findings. */
    record Judgement(String check, String outcome, List<String> reasons) {
        public Judgement {
            reasons = List.copyOf(reasons);
        }
    }
}
