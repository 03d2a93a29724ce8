package dev.overlaylab.site.lesson;

import dev.overlaylab.labs.lab.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step in one language.
 *
 * @param number from 1
 * @param picture nothing when nobody has looked
 */
public record StepLesson(
        String id,
        int number,
        String title,
        List<Block> blocks,
        List<CheckLine> checks,
        List<HintLine> hints,
        List<Step.Sabotage> sabotages,
        @Nullable Picture picture) {
    public StepLesson {
        blocks = List.copyOf(blocks);
        checks = List.copyOf(checks);
        hints = List.copyOf(hints);
        sabotages = List.copyOf(sabotages);
    }

    public List<Run> runs() {
        return blocks.stream().map(Block::run).filter(it -> it != null).toList();
    }
}
