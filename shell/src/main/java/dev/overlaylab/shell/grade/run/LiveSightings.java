package dev.overlaylab.shell.grade.run;

import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.shell.grade.result.Subject.Seen;
import dev.overlaylab.shell.grade.roster.HostMap;
import dev.overlaylab.shell.grade.roster.Student;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The machines themselves, looked at now. */
public final class LiveSightings implements Sightings {
    private final HostMap hosts;
    private final Eyes eyes;

    public LiveSightings(HostMap hosts, Eyes eyes) {
        this.hosts = hosts;
        this.eyes = eyes;
    }

    @Override
    public String basis(Student student) {
        return new TreeMap<>(hosts.of(student)).toString();
    }

    @Override
    public Sighting of(Student student, Lab lab) throws InterruptedException {
        var look = eyes.look(lab, hosts.of(student));
        return new Sighting(
                look.results(), look.observations(), look.hosts(), Seen.MACHINES, List.of(), Optional.empty());
    }
}
