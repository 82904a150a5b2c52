package org.reliefspan.simulation.run;

import java.io.Serializable;

/**
 * What some draws of the parameters gave, the first draw first. Filled by several threads, each
 * draw by one.
 *
 * @param outcomes means, row-major [draw][strategy][outcome]
 * @param measures means, row-major [draw][strategy][time][measure]; 0 where nobody was read
 * @param isRead like measures: whether anybody was read
 */
@SuppressWarnings("ArrayRecordComponent")
record Drawn(double[] outcomes, double[] measures, boolean[] isRead) implements Serializable {
  /** Nothing yet: so many draws with so many numbers each. */
  static Drawn empty(int draws, int outcomes, int readings) {
    return new Drawn(
        new double[draws * outcomes], new double[draws * readings], new boolean[draws * readings]);
  }

  /** Takes what later draws gave. */
  void copy(Drawn part, int outcomesBefore, int readingsBefore) {
    System.arraycopy(part.outcomes, 0, outcomes, outcomesBefore, part.outcomes.length);
    System.arraycopy(part.measures, 0, measures, readingsBefore, part.measures.length);
    System.arraycopy(part.isRead, 0, isRead, readingsBefore, part.isRead.length);
  }
}
