package org.reliefspan.simulation.facility;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What readers should know of a run. */
final class Cautions {
  private static final double FULL = 0.98;

  private final FacilityRequest request;
  private final List<ArmRuns> arms;

  Cautions(FacilityRequest request, List<ArmRuns> arms) {
    this.request = request;
    this.arms = arms;
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (arms.get(0).size() == 1) {
      notes.add(
          "One replication has no limits, but for mean waits of a long run. Maybe more"
              + " --replications?");
    }
    notes.addAll(new EnoughReplications(request).notes(arms));
    for (ArmRuns arm : arms) {
      if (arm.outcomes().patients() == 0) {
        notes.add(
            ("%s: no pathway of a patient who counts ended within the run, so outcomes are not"
                    + " given. Maybe a later --until?")
                .formatted(arm.arm().name()));
      }
      overloaded(arm, notes);
    }
    return notes;
  }

  private void overloaded(ArmRuns arm, List<String> notes) {
    for (int i = 0; i < arm.figures().size(); i++) {
      Figure figure = arm.figures().get(i);
      if (figure.about() == Figure.About.RESOURCE
          && figure.quantity().equals(Figures.UTILISATION)
          && figure.hour() < 0) {
        double used = FigureRows.mean(arm.values(i));
        if (used >= FULL) {
          notes.add(
              String.format(
                  Locale.ROOT,
                  "%s: %s is used %.0f%% of the time that it is open; waits grow as long as that"
                      + " lasts and depend on how long the run is.",
                  arm.arm().name(),
                  figure.name(),
                  100 * used));
        }
      }
    }
  }
}
