package dev.overlaylab.checkers.fact;

import dev.overlaylab.checkers.machine.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What several requests for one page got, each on a connection of its own, in their order. */
public record Replies(List<Http> all) {
    private static final String MARK = "@@reply";
    private static final Pattern END = Pattern.compile("(?m)^" + MARK + " (\\d{3})$");

    public Replies {
        all = List.copyOf(all);
    }

    /**
     * The command whose output {@link #of} reads.
     *
     * @param options of curl, such as {@code --resolve}; already quoted
     */
    public static String command(String options, String url, int times) {
        var quoted = Command.quoted(url) + " ";
        return "curl -sS --noproxy '*' -m 4 --connect-timeout 2 -H 'Connection: close' -w '\\n" + MARK
                + " %{http_code}\\n' " + (options.isEmpty() ? "" : options + " ") + quoted.repeat(times)
                + "; code=$?; [ $code -lt 126 ] || exit $code";
    }

    /** All that was replied; unclear when there is no reply and no refusal in it either. */
    public static Replies of(Said said) throws UnclearException {
        var replies = new ArrayList<Http>();
        var ends = END.matcher(said.output());
        int begin = 0;
        while (ends.find()) {
            var text = said.output().substring(begin, ends.start()).strip();
            int status = Integer.parseInt(ends.group(1));
            replies.add(status == 0 ? new Http(0, "", text) : new Http(status, text, ""));
            begin = ends.end();
        }
        if (replies.isEmpty()) {
            throw new UnclearException(said);
        }
        return new Replies(replies);
    }

    /** Those that were no HTTP answer, or an answer that says that the server is in trouble. */
    public List<Http> failures() {
        return all.stream().filter(it -> !it.answered() || it.status() >= 400).toList();
    }
}
