package dev.overlaylab.checkers.fact;

import dev.overlaylab.checkers.machine.Command;
import java.util.regex.Pattern;

/**
 * What came of asking an engine over TLS.
 *
 * @param shown what the client said of it, or the status of the answer
 */
public record Handshake(Kind kind, String shown) {
    private static final int REFUSED = 7;
    private static final int TIMED_OUT = 28;
    private static final int NOT_TLS = 35;
    private static final int EMPTY_REPLY = 52;
    private static final int BROKEN_OFF = 56;
    private static final int NOT_VERIFIED = 60;
    private static final Pattern SAID = Pattern.compile("(?m)^curl: \\(\\d+\\) (.*)$");

    /** What is to be said of it. */
    public enum Kind {
        ANSWERED,
        CLIENT_REFUSED,
        WRONG_AUTHORITY,
        EXPIRED,
        OTHER_NAME,
        NO_TLS,
        NO_ANSWER
    }

    /**
     * The command whose output {@link #of} reads.
     *
     * @param identity curl's options for whom to trust and who one is
     */
    public static String command(String identity, String authority) {
        return "exec curl -sS --noproxy '*' -m 5 -o /dev/null -w '\\n%{http_code}' " + identity + " "
                + Command.quoted("https://" + authority + "/_ping");
    }

    /** Answered when there was an HTTP answer; else why not. */
    public static Handshake of(Said said) throws UnclearException {
        var matcher = SAID.matcher(said.output());
        var problem = matcher.find() ? matcher.group(1).strip() : said.lastLine();
        return switch (said.exitCode()) {
            case 0 -> answered(said);
            case NOT_VERIFIED -> new Handshake(unverified(problem, said), problem);
            case NOT_TLS, BROKEN_OFF -> new Handshake(brokenOff(problem, said), problem);
            case REFUSED, TIMED_OUT, EMPTY_REPLY, Said.LATE -> new Handshake(Kind.NO_ANSWER, problem);
            default -> throw new UnclearException(said);
        };
    }

    private static Handshake answered(Said said) throws UnclearException {
        if (!said.lastLine().matches("[1-5]\\d\\d")) {
            throw new UnclearException(said);
        }
        return new Handshake(Kind.ANSWERED, "HTTP " + said.lastLine());
    }

    private static Kind unverified(String problem, Said said) throws UnclearException {
        if (problem.contains("expired") || problem.contains("not yet valid")) {
            return Kind.EXPIRED;
        }
        if (problem.matches(".*(local issuer|self.signed|unable to verify|signature failure).*")) {
            return Kind.WRONG_AUTHORITY;
        }
        if (problem.matches(".*(subject name|does not match|mismatch).*")) {
            return Kind.OTHER_NAME;
        }
        throw new UnclearException(said);
    }

    private static Kind brokenOff(String problem, Said said) throws UnclearException {
        if (problem.matches(".*alert.*(certificate|unknown ca).*")) {
            return Kind.CLIENT_REFUSED;
        }
        if (problem.matches(".*(wrong version number|unknown protocol|http request).*")) {
            return Kind.NO_TLS;
        }
        if (problem.matches(".*(reset by peer|SSL_ERROR_SYSCALL|unexpected eof).*")) {
            return Kind.NO_ANSWER;
        }
        throw new UnclearException(said);
    }
}
