package dev.overlaylab.labs.classicswarm.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Finds out where a body ends. */
final class Bodies {
    private Bodies() {}

    static InputStream of(Request request, Intake in) throws BadHttp {
        if (chunked(request.headers(), 501)) {
            return new ChunkedBody(in);
        }
        return new FixedBody(in, Math.max(0, length(request.headers(), 400)));
    }

    static InputStream of(Answer answer, String method, Intake in) throws BadHttp {
        if (answer.bodiless(method)) {
            return InputStream.nullInputStream();
        }
        if (chunked(answer.headers(), 502)) {
            return new ChunkedBody(in);
        }
        long length = length(answer.headers(), 502);
        return length < 0 ? in : new FixedBody(in, length);
    }

    /** The length that is told; -1 when none is. */
    static long length(Headers headers, int fault) throws BadHttp {
        var told = headers.all("Content-Length").stream().distinct().toList();
        if (told.isEmpty()) {
            return -1;
        }
        if (told.size() > 1 || !told.get(0).matches("[0-9]{1,18}")) {
            throw new BadHttp(fault, "invalid Content-Length");
        }
        return Long.parseLong(told.get(0));
    }

    static boolean chunked(Headers headers, int fault) throws BadHttp {
        var coding = headers.all("Transfer-Encoding");
        if (coding.isEmpty()) {
            return false;
        }
        if (coding.size() > 1 || !coding.get(0).toLowerCase(Locale.ROOT).equals("chunked")) {
            throw new BadHttp(fault, "unsupported transfer encoding");
        }
        return true;
    }

    /** Reads on until the body ends, for the next message begins there; gives up when it is long. */
    static boolean drain(InputStream body, int most) throws IOException {
        var nowhere = new byte[8192];
        int read = 0;
        for (int part = body.read(nowhere); part >= 0; part = body.read(nowhere)) {
            read += part;
            if (read > most) {
                return false;
            }
        }
        return true;
    }
}
