package dev.overlaylab.labs.classicswarm.http;

/** The head of an answer. */
public record Answer(int status, String reason, Headers headers) {
    /** An answer with the words that belong to its number. */
    public static Answer of(int status, Headers headers) {
        return new Answer(status, words(status), headers);
    }

    /** Whether it says that things went well. */
    public boolean ok() {
        return status / 100 == 2;
    }

    /** The same with other headers. */
    public Answer with(Headers other) {
        return new Answer(status, reason, other);
    }

    boolean bodiless(String method) {
        return method.equals("HEAD") || status / 100 == 1 || status == 204 || status == 304;
    }

    String head() {
        var head = new StringBuilder(256)
                .append("HTTP/1.1 ")
                .append(status)
                .append(' ')
                .append(reason)
                .append("\r\n");
        headers.write(head);
        return head.toString();
    }

    private static String words(int status) {
        return switch (status) {
            case 101 -> "UPGRADED";
            case 200 -> "OK";
            case 201 -> "Created";
            case 204 -> "No Content";
            case 400 -> "Bad Request";
            case 404 -> "Not Found";
            case 408 -> "Request Timeout";
            case 409 -> "Conflict";
            case 413 -> "Request Entity Too Large";
            case 431 -> "Request Header Fields Too Large";
            case 500 -> "Internal Server Error";
            case 501 -> "Not Implemented";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            default -> "Status " + status;
        };
    }
}
