package dev.overlaylab.shell.prove;

import dev.overlaylab.i18n.Text;

/** Hears how far a proof has come. */
public interface ProofListener {
    void tell(Text what);

    /** A line is being typed. */
    void types(String line);
}
