package dev.overlaylab.checkers.world;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Ways to spoil a text, drawn from a seed: what went wrong once goes wrong again with the same seed. */
public final class Mutations {
    private static final List<String> NASTY = List.of(
            "",
            "\n",
            "\r\n",
            "\u0000",
            "\uFFFD",
            "'",
            "\"",
            "\\",
            "{",
            "}",
            "[",
            "]",
            "[]",
            "{}",
            "null",
            "true",
            "-1",
            "99999999999999999999",
            "1e999",
            "NaN",
            "0x7f",
            "%s",
            "${jndi:x}",
            "日本語",
            "接続を拒否されました",
            "连接被拒绝",
            "\u202E",
            "\uD83D\uDC69",
            "::1",
            "fe80::1%eth0",
            "[::1]:80",
            "256.1.1.1",
            "@@overlaylab begin\n",
            "\n@@overlaylab exit 0\n",
            "\n@@overlaylab exit 999\n",
            "HTTP/1.1 200 OK",
            "a".repeat(5_000));

    private final Random random;

    public Mutations(long seed) {
        random = new Random(seed);
    }

    /** The text with one to four things wrong. */
    public String of(String text) {
        var spoilt = text;
        for (var times = 1 + random.nextInt(4); times > 0; times--) {
            spoilt = once(spoilt);
        }
        return spoilt;
    }

    public int number(int bound) {
        return random.nextInt(bound);
    }

    /** A record, list, map or plain value with some of what is in it spoilt: texts, numbers, entries that are missing. */
    public Object ofAny(Object value) {
        if (value instanceof String text) {
            return number(4) == 0 ? of(text) : text;
        }
        if (value instanceof Integer) {
            return number(4) == 0 ? (Object) (number(70_000) - 1) : value;
        }
        if (value instanceof Boolean truth) {
            return number(4) == 0 ? !truth : truth;
        }
        if (value instanceof List<?> list) {
            return list.stream().filter(it -> number(8) > 0).map(this::ofAny).toList();
        }
        if (value instanceof Map<?, ?> map) {
            var spoilt = new LinkedHashMap<Object, Object>();
            map.forEach((key, it) -> spoilt.put(ofAny(key), ofAny(it)));
            return spoilt;
        }
        return value instanceof Record known ? ofRecord(known) : value;
    }

    private Object ofRecord(Record known) {
        var parts = known.getClass().getRecordComponents();
        var types = Stream.of(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var spoilt = new Object[parts.length];
            for (var i = 0; i < parts.length; i++) {
                spoilt[i] = ofAny(parts[i].getAccessor().invoke(known));
            }
            return known.getClass().getConstructor(types).newInstance(spoilt);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot be spoilt: " + known, e);
        }
    }

    private String once(String text) {
        var from = random.nextInt(text.length() + 1);
        var to = Math.min(text.length(), from + random.nextInt(40));
        var nasty = NASTY.get(random.nextInt(NASTY.size()));
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, from);
            case 1 -> text.substring(from);
            case 2 -> text.substring(0, from) + text.substring(to);
            case 3 -> text.substring(0, from) + nasty + text.substring(to);
            case 4 -> text.substring(0, to) + text.substring(from);
            default -> text.substring(0, from) + (char) (1 + random.nextInt(0x2FF)) + text.substring(from);
        };
    }
}
