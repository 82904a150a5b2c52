package org.reliefspan.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.reliefspan.numerics.hidden.Score;
import org.reliefspan.numerics.hidden.VisitKind;

/** Writes the visits of {@link SyntheticRelief} as a table for {@code fit joint-visit}. */
public final class ReliefTable implements SyntheticRelief.Watcher {
  private final BufferedWriter out;
  private final StringBuilder line = new StringBuilder();
  private long episode;
  private int end;
  private long rows;
  private boolean seen;

  private ReliefTable(BufferedWriter out) {
    this.out = out;
  }

  /** Arguments: file, number of episodes, chance of a mistaken score. */
  public static void main(String[] arguments) throws IOException {
    long episodes = Long.parseLong(arguments[1]);
    SyntheticRelief world = new SyntheticRelief(Double.parseDouble(arguments[2]));
    try (BufferedWriter out =
        Files.newBufferedWriter(Path.of(arguments[0]), StandardCharsets.US_ASCII)) {
      ReliefTable table = new ReliefTable(out);
      out.write("id,day,state,initiator,last_day\n");
      for (table.episode = 0; table.episode < episodes; table.episode++) {
        world.draw(table.episode, table);
        table.finish();
      }
      System.out.println(table.rows);
    }
  }

  @Override
  public void episode(int endOfObservation) {
    end = endOfObservation;
    seen = false;
  }

  @Override
  public void sighting(int day, VisitKind kind, Score score) {
    seen = true;
    line.append(episode).append(',').append(day).append(',');
    line.append(score == Score.RELIEF ? "1" : score == Score.FAILING ? "2" : "").append(',');
    line.append(
        switch (kind) {
          case UNSCHEDULED -> "patient";
          case ATTENDED -> "scheduled";
          case MISSED -> "missed";
          case CONTACT -> "none";
          case EVENT -> "event";
        });
    line.append(',').append(end).append('\n');
    rows++;
  }

  /** Writes the rows of an episode; one without time where nobody came. */
  private void finish() throws IOException {
    if (!seen) {
      line.append(episode).append(",,,none,").append(end).append('\n');
      rows++;
    }
    out.append(line);
    line.setLength(0);
  }
}
