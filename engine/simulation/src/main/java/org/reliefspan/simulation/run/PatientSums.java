package org.reliefspan.simulation.run;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.reliefspan.simulation.tally.MeasureSums;
import org.reliefspan.simulation.tally.OccupancyCount;
import org.reliefspan.simulation.tally.Tally;

/** What blocks of patients add up to: exact, so any split merges to the same. Not thread-safe. */
final class PatientSums implements Serializable {
  private static final long serialVersionUID = 1L;

  final Tally tally;
  final ArrayList<OccupancyCount> occupancy = new ArrayList<>(); // by strategy
  final ArrayList<MeasureSums> measures = new ArrayList<>(); // by strategy

  /** Of nobody. */
  PatientSums(Frame frame) {
    tally = frame.tally();
    for (int i = 0; i < frame.strategies; i++) {
      occupancy.add(frame.grid.nobody());
      measures.add(frame.noMeasuresRead());
    }
  }

  /** The sum of all; the first is changed. */
  static PatientSums merged(List<PatientSums> all) {
    PatientSums first = all.get(0);
    all.subList(1, all.size()).forEach(first::merge);
    return first;
  }

  void merge(PatientSums other) {
    tally.merge(other.tally);
    for (int i = 0; i < occupancy.size(); i++) {
      occupancy.get(i).merge(other.occupancy.get(i));
      measures.get(i).merge(other.measures.get(i));
    }
  }

  void write(Frame.Numbers numbers) {
    int strategies = occupancy.size();
    int outcomes = numbers.values.length / strategies;
    numbers.patients = tally.patients();
    numbers.setRatios(tally);
    for (int s = 0; s < strategies; s++) {
      for (int k = 0; k < outcomes; k++) {
        numbers.values[s * outcomes + k] = tally.mean(s, k);
        numbers.errors[s * outcomes + k] = tally.error(s, k);
        for (int c = 0; c < strategies; c++) {
          int pair = (s * strategies + c) * outcomes + k;
          numbers.differences[pair] = tally.difference(s, c, k);
          numbers.differenceErrors[pair] = tally.differenceError(s, c, k);
        }
      }
      long[] counts = occupancy.get(s).counts();
      for (int i = 0; i < counts.length; i++) {
        numbers.occupancy[s * counts.length + i] = (double) counts[i] / tally.patients();
      }
      numbers.setMeasures(s, measures.get(s));
    }
  }
}
