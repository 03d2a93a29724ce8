package dev.overlaylab.shell.grade.run;

import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.LabLibrary;
import dev.overlaylab.labs.lab.Seed;
import java.util.Optional;

/** Each student's variant of the lab. */
public final class Variants {
    private final LabLibrary library;
    private final Lab documented;
    private final Optional<ClassSecret> secret;

    /** @param secret without one, everybody has the lab as it is documented */
    public Variants(LabLibrary library, String lab, Optional<ClassSecret> secret) {
        this.library = library.remembering();
        this.documented = this.library.load(lab);
        this.secret = secret;
    }

    /** The lab as it is documented; steps and checks have the same IDs in all variants. */
    public Lab documented() {
        return documented;
    }

    public Seed seedOf(String student) {
        return secret.map(it -> it.seedOf(documented.id(), student)).orElse(Seed.NONE);
    }

    /** The lab of a student, made anew each time: a class of them would fill the memory. */
    public Lab of(String student) {
        var seed = seedOf(student);
        return seed.isNone() ? documented : library.load(documented.id(), seed);
    }
}
