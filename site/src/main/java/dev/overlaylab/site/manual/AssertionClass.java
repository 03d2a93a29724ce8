package dev.overlaylab.site.manual;

import java.util.List;

/**
 * A class of assertions about a cluster, as its Javadoc describes it.
 *
 * @param says Markdown, in English as in the source
 */
public record AssertionClass(String name, String says, List<Method> methods) {
    public AssertionClass {
        methods = List.copyOf(methods);
    }

    /**
     * A public method.
     *
     * @param signature its type, name and parameters
     * @param says Markdown, in English as in the source
     */
    public record Method(String name, String signature, String says, List<Example> examples) {
        public Method {
            examples = List.copyOf(examples);
        }
    }

    /**
     * An example that a test executes.
     *
     * @param fails the reason with which it fails; empty when it passes
     */
    public record Example(String fails, String code) {}
}
