package org.reliefspan.analysis.estimate;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.analysis.fixture.Patient;
import org.reliefspan.analysis.fixture.Protocol;
import org.reliefspan.analysis.outcome.ReliefOutcomes;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.study.Population;

/** Cells of epidurals from patients, and rows found in what a study or a cell yields. */
final class Cells {
  private Cells() {}

  static ReliefCell ofEpidurals(Protocol protocol, List<Patient> patients) {
    EpisodeTable table = protocol.episodes(patients);
    Stratum all = Stratum.of(table, table.plan().ruleOf(Protocol.EPIDURAL.id()), List.of()).get(0);
    ReliefOutcomes outcomes = ReliefOutcomes.of(table, protocol.question());
    return new ReliefCell(
        protocol.relief(),
        Protocol.EPIDURAL.id(),
        all.label(),
        protocol.question(),
        ReliefSample.of(outcomes, all.members()),
        protocol.study().seed());
  }

  static StudyEstimates estimates(Protocol protocol, List<Patient> patients) {
    return StudyEstimates.of(protocol.episodes(patients), protocol.study());
  }

  /** Rows of epidurals in all strata together. */
  static List<ReliefRow> rows(List<ReliefRow> rows, Population population, String estimator) {
    return rows.stream()
        .filter(row -> row.key().procedure().equals(Protocol.EPIDURAL.id()))
        .filter(row -> row.key().stratum().equals(Stratum.ALL))
        .filter(row -> row.key().population().equals(population.id()))
        .filter(row -> row.key().estimator().equals(estimator))
        .toList();
  }

  static Estimate estimate(
      List<ReliefRow> rows, Population population, String estimator, String quantity) {
    List<Estimate> found = new ArrayList<>();
    for (ReliefRow row : rows(rows, population, estimator)) {
      if (row.quantity().equals(quantity)) {
        found.add(row.estimate());
      }
    }
    if (found.size() != 1) {
      throw new AssertionError("%s rows of %s by %s".formatted(found.size(), quantity, estimator));
    }
    return found.get(0);
  }
}
