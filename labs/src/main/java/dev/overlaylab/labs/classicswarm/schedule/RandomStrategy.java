package dev.overlaylab.labs.classicswarm.schedule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Any node will do, whatever it has left. */
record RandomStrategy(RandomGenerator chance) implements Strategy {
    @Override
    public String name() {
        return "random";
    }

    @Override
    public List<Candidate> rank(ContainerWish wish, List<Candidate> nodes) {
        var shuffled = new ArrayList<>(nodes);
        for (int last = shuffled.size() - 1; last > 0; last--) {
            Collections.swap(shuffled, last, chance.nextInt(last + 1));
        }
        return shuffled;
    }
}
