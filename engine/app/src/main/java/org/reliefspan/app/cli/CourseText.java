package org.reliefspan.app.cli;

import java.io.PrintWriter;
import java.util.List;
import org.reliefspan.domain.simulation.CourseRow;
import org.reliefspan.domain.simulation.Histories;

/** Prints the course of a simulated patient, or the calendar of one in a facility. */
final class CourseText {
  private CourseText() {}

  static void print(Histories histories, long patient, PrintWriter out) {
    print(histories.courses().stream().filter(row -> row.patient() == patient).toList(), out);
  }

  /** Of the patient that was asked for. */
  static void print(List<CourseRow> rows, PrintWriter out) {
    if (rows.isEmpty()) {
      out.println();
      out.println("So many patients did not come, or this one asked for nothing.");
    }
    String strategy = "?";
    for (CourseRow row : rows) {
      if (!row.strategy().equals(strategy)) {
        out.println();
        out.println(
            row.strategy().isEmpty()
                ? "Where the strategies part"
                : "Simulated patient %d, %s".formatted(row.patient(), row.strategy()));
        strategy = row.strategy();
      }
      out.println("  " + row.sentence());
    }
    out.flush();
  }
}
