package dev.overlaylab.labs.cluster;

import dev.overlaylab.labs.driver.Driver.Moments;
import dev.overlaylab.labs.driver.Progress;
import dev.overlaylab.labs.driver.checkpoint.Checkpoint;
import dev.overlaylab.labs.driver.checkpoint.Checkpoints;
import java.util.List;

/** A driver's checkpoints, with the learner's bash in them, and connections let go before and made anew after. */
final class ClusterCheckpoints implements Checkpoints {
    private final Checkpoints machines;
    private final BashMemory bash;
    private final Runnable disconnect;
    private final Runnable reconnect;

    ClusterCheckpoints(Checkpoints machines, BashMemory bash, Runnable disconnect, Runnable reconnect) {
        this.machines = machines;
        this.bash = bash;
        this.disconnect = disconnect;
        this.reconnect = reconnect;
    }

    @Override
    public Moments moments() {
        return machines.moments();
    }

    @Override
    public Checkpoint save(String name, boolean automatic, Progress progress) {
        bash.keep();
        try {
            return machines.save(name, automatic, progress);
        } finally {
            bash.forget();
        }
    }

    @Override
    public List<Checkpoint> list() {
        return machines.list();
    }

    @Override
    public void restore(String name, Progress progress) {
        // Refused, the learner goes on in the same place; brought back, the disk has what was kept then.
        bash.keep();
        disconnect.run();
        try {
            machines.restore(name, progress);
        } finally {
            reconnect.run();
            bash.recall();
        }
    }

    @Override
    public void delete(String name) {
        machines.delete(name);
    }

    @Override
    public long limit() {
        return machines.limit();
    }
}
