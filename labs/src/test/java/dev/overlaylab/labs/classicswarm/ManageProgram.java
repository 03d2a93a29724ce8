package dev.overlaylab.labs.classicswarm;

import dev.overlaylab.labs.classicswarm.manage.Manage;
import java.util.List;

/** The endpoint as a process of its own. */
final class ManageProgram {
    private ManageProgram() {}

    public static void main(String[] words) {
        System.exit(Manage.run(List.of(words), System.out, System.err));
    }
}
