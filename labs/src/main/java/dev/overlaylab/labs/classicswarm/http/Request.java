package dev.overlaylab.labs.classicswarm.http;

/**
 * The head of a request.
 *
 * @param method such as GET
 * @param target path and query as they came, still escaped
 * @param minor 1 for HTTP/1.1, 0 for HTTP/1.0
 */
public record Request(String method, String target, int minor, Headers headers) {
    /** A request of HTTP/1.1. */
    public static Request of(String method, String target, Headers headers) {
        return new Request(method, target, 1, headers);
    }

    /** The path, still escaped. */
    public String path() {
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }

    /** What follows the question mark. */
    public Query query() {
        int question = target.indexOf('?');
        return Query.parse(question < 0 ? "" : target.substring(question + 1));
    }

    /** The same to another target. */
    public Request to(String other) {
        return new Request(method, other, minor, headers);
    }

    /** The same with other headers. */
    public Request with(Headers other) {
        return new Request(method, target, minor, other);
    }

    /** Whether the client would take the connection over. */
    public boolean upgrades() {
        return headers.lists("Connection", "upgrade")
                && headers.first("Upgrade").isPresent();
    }

    boolean keepsAlive() {
        return minor > 0 ? !headers.lists("Connection", "close") : headers.lists("Connection", "keep-alive");
    }

    String head() {
        var head = new StringBuilder(256)
                .append(method)
                .append(' ')
                .append(target)
                .append(" HTTP/1.")
                .append(minor)
                .append("\r\n");
        headers.write(head);
        return head.toString();
    }
}
