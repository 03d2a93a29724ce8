package dev.overlaylab.shell.grade.evidence;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/**
 * JSON values as bytes, equal ones as equal bytes: no blanks, keys in the order of their UTF-16 units, only such escapes as
 * are needed. That is RFC 8785 for all there is here (its only fractions are points such as 2.5); half a surrogate pair is written as an escape.
 */
public final class CanonicalJson {
    private static final int DEEPEST = 40;
    private static final int PRINTABLE = 0x20;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(ChainReader.LONGEST_LINE)
                            .maxStringLength(ChainReader.LONGEST_LINE)
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private CanonicalJson() {}

    /** Plain data as a value: records, maps, lists, texts, whole numbers. */
    public static JsonNode of(Object plain) {
        return JSON.valueToTree(plain);
    }

    /** Reads what anybody may have written; no more than one value of limited depth, and no key twice. */
    public static JsonNode read(byte[] json) throws JacksonException {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("in memory", e);
        }
    }

    /** A value as the data it was made of; what is missing or of another kind is an exception. */
    public static <T> T as(JsonNode value, Class<T> kind) throws JacksonException {
        return JSON.treeToValue(value, kind);
    }

    public static byte[] bytes(JsonNode value) {
        var text = new StringBuilder();
        append(text, value);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder text, JsonNode value) {
        if (value.isObject()) {
            var sorted = new TreeMap<String, JsonNode>();
            value.properties().forEach(it -> sorted.put(it.getKey(), it.getValue()));
            text.append('{');
            sorted.forEach((key, item) -> {
                separate(text, '{');
                quote(text, key);
                append(text.append(':'), item);
            });
            text.append('}');
        } else if (value.isArray()) {
            text.append('[');
            value.forEach(item -> {
                separate(text, '[');
                append(text, item);
            });
            text.append(']');
        } else if (value.isTextual()) {
            quote(text, value.textValue());
        } else if (value.isIntegralNumber() || value.isBoolean() || value.isNull()) {
            text.append(value.asText());
        } else if (value.isBigDecimal()) {
            text.append(value.decimalValue().stripTrailingZeros().toPlainString());
        } else {
            throw new IllegalArgumentException("no canonical form: " + value.getNodeType() + " " + value);
        }
    }

    /** A comma before everything but the first, which follows its bracket. */
    private static void separate(StringBuilder text, char bracket) {
        if (text.charAt(text.length() - 1) != bracket) {
            text.append(',');
        }
    }

    private static void quote(StringBuilder text, String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    boolean pair = i + 1 < value.length() && Character.isSurrogatePair(c, value.charAt(i + 1));
                    if (pair) {
                        text.append(c).append(value.charAt(++i));
                    } else if (c < PRINTABLE || Character.isSurrogate(c)) {
                        text.append(String.format("\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
