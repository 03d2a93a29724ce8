package dev.overlaylab.checkers.catalogue.swarm;

import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.fact.Replies;
import dev.overlaylab.checkers.inquiry.Swarm;
import dev.overlaylab.checkers.inquiry.Trial;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Whether requests get to all tasks of a service.
 *
 * @param pattern finds in a page what tells one task from another: its first group, or all of it
 */
record Spread(String service, String where, String url, Pattern pattern) {
    private static final int MOST = 24;

    /** How many requests show it: each of so many tasks gets three if they take turns. */
    static int requests(int tasks) {
        return Math.min(3 * tasks, MOST);
    }

    /** The service's running tasks, at least two; a finding when there are fewer, because then nothing can be spread. */
    static int tasks(Swarm swarm, String service) {
        int running = swarm.running(swarm.service(service)).size();
        if (running < 2) {
            throw Reason.SPREAD_TOO_FEW_TASKS.fails(service, "2", Integer.toString(running));
        }
        return running;
    }

    /** Judges what the requests got; every task has to be among those that answered, as far as there were requests. */
    Verdict judge(Trial trial, int tasks) {
        var replies = trial.read(Replies::of);
        var details = Map.of("service", service, "url", url);
        var failed = replies.failures();
        if (!failed.isEmpty()) {
            throw Reason.SPREAD_NO_ANSWER.fails(
                    where,
                    url,
                    failed.size() + "/" + replies.all().size() + ": "
                            + failed.get(0).shown(),
                    details);
        }
        var seen = new LinkedHashSet<String>();
        for (var reply : replies.all()) {
            var mark = pattern.matcher(reply.body());
            if (!mark.find()) {
                throw Reason.SPREAD_PAGE_ANONYMOUS.fails(where, pattern.pattern(), reply.shown(), details);
            }
            seen.add(mark.groupCount() > 0 ? String.valueOf(mark.group(1)) : mark.group());
        }
        int expected = Math.min(tasks, MOST / 3);
        if (seen.size() < expected) {
            throw Reason.SPREAD_ONE_SIDED.fails(
                    where,
                    Integer.toString(expected),
                    seen.size() + ": " + String.join(", ", List.copyOf(seen)),
                    details);
        }
        return Verdict.pass();
    }
}
