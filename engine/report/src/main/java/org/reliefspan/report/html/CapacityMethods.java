package org.reliefspan.report.html;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.domain.simulation.CapacityResults;
import org.reliefspan.report.chart.Amounts;

/** How the facility was run, in sentences. */
final class CapacityMethods {
  private CapacityMethods() {}

  static List<String> of(CapacityRows rows) {
    CapacityResults.Setting setting = rows.results().setting();
    List<String> sentences = new ArrayList<>();
    String end =
        setting.until().isPresent()
            ? "for %s".formatted(WaitsPart.time(setting.until().getAsDouble(), rows))
            : "until the last patient had gone";
    sentences.add(
        "%s of each scenario ran %s; %s patients arrived, on average."
            .formatted(
                setting.replications() == 1
                    ? "One replication"
                    : Phrases.count(setting.replications()) + " replications",
                end,
                Amounts.plain(setting.patients())));
    sentences.add(warmup(rows, setting));
    sentences.add(
        "A patient's pathway is the one that simulate runs, with the same luck; what differs is"
            + " when activities begin, because what they need is taken or shut. Limits of values"
            + " and of differences are from replication to replication and say nothing about"
            + " whether the numbers of the files are true.");
    if (rows.scenarios().size() > 1) {
      if (rows.scenarios().stream().anyMatch(CapacityRows::isBase)) {
        sentences.add("As it is: without a scenario of the file, base in the tables.");
      }
      sentences.add(
          "Scenarios have the same arrivals and the same luck of patients, so that differences are"
              + " those of the facility.");
    }
    return sentences;
  }

  private static String warmup(CapacityRows rows, CapacityResults.Setting setting) {
    if (setting.warmup() <= 0) {
      return "There was no warm-up: patients who come to an empty facility count.";
    }
    String by =
        setting.warmupBy().equals("stated")
            ? "as stated"
            : "as %s found it".formatted(setting.warmupBy());
    return ("Who arrived in the first %s does not count, nor the time of resources before (warm-up,"
            + " %s).")
        .formatted(WaitsPart.time(setting.warmup(), rows), by);
  }
}
