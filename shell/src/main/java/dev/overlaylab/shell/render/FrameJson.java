package dev.overlaylab.shell.render;

import dev.overlaylab.labs.wire.Frame;
import dev.overlaylab.labs.wire.decode.Layer;
import dev.overlaylab.labs.wire.decode.Packet;
import dev.overlaylab.labs.wire.decode.Protocol;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A frame as data: {@code time} (ISO 8601), {@code length} in bytes, {@code protocols}, and {@code layers} from the outermost
 * inwards, each with its {@code layer} and the fields of {@link Layer}.
 */
public final class FrameJson {
    private FrameJson() {}

    public static Map<String, Object> of(Frame frame, Packet packet) {
        var data = new LinkedHashMap<String, Object>();
        data.put("time", frame.heard().toString());
        data.put("length", frame.length());
        data.put("protocols", packet.protocols().stream().map(Protocol::id).toList());
        data.put("layers", packet.layers().stream().map(FrameJson::layer).toList());
        return data;
    }

    private static Map<String, Object> layer(Layer layer) {
        var data = new LinkedHashMap<String, Object>();
        data.put("layer", layer.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        for (var component : layer.getClass().getRecordComponents()) {
            data.put(component.getName(), value(component, layer));
        }
        return data;
    }

    private static Object value(RecordComponent component, Layer layer) {
        try {
            return component.getAccessor().invoke(layer);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component.toString(), e);
        }
    }
}
