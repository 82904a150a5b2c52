package org.reliefspan.report.html;

import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.Headline;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.estimate.StudyResults;
import org.reliefspan.report.html.ReliefRows.Subject;

/**
 * One headline on the page.
 *
 * @param about the value in other words, or empty
 * @param whom whom a duration describes, or empty
 * @param everybody the same for all treated, so that the answer for responders is read beside it
 */
public record Card(
    String title,
    String value,
    String about,
    String whom,
    String interval,
    String people,
    String everybody,
    String everybodyWords,
    String sentence) {

  static List<Card> of(StudyResults results) {
    return results.headlines().stream().map(headline -> of(headline, results)).toList();
  }

  private static Card of(Headline headline, StudyResults results) {
    Estimate estimate = headline.estimate();
    Optional<ReliefRow> answer = answer(headline, results);
    Optional<ReliefRow> days =
        answer
            .map(row -> rows(row, results))
            .flatMap(rows -> rows.daysInRelief(365))
            .filter(row -> row.estimate() instanceof Estimate.Point);
    return new Card(
        headline.title(),
        Phrases.headline(estimate, headline.unit()),
        Phrases.about(estimate, headline.unit()),
        answer.map(row -> whom(rows(row, results))).orElse(""),
        detail(estimate, headline.unit()),
        people(headline),
        days.map(row -> Phrases.value(row.estimate(), row.unit())).orElse(""),
        days.map(row -> Phrases.interval(row.estimate(), row.unit())).orElse(""),
        Naming.plain(headline.sentence()));
  }

  /** The row among responders that the headline repeats. */
  private static Optional<ReliefRow> answer(Headline headline, StudyResults results) {
    return results.relief().stream()
        .filter(row -> row.key().population().equals(ReliefRows.RESPONDERS))
        .filter(row -> row.estimate().equals(headline.estimate()))
        .filter(row -> row.estimate() instanceof Estimate.Point)
        .filter(row -> row.quantity().equals("duration_median"))
        .findFirst();
  }

  private static ReliefRows rows(ReliefRow answer, StudyResults results) {
    return new ReliefRows(results.relief())
        .of(Subject.of(answer.key()))
        .stratum(answer.key().stratum());
  }

  private static String whom(ReliefRows rows) {
    return rows.responderShare()
        .map(ReliefRow::estimate)
        .filter(Estimate.Point.class::isInstance)
        .map(Estimate.Point.class::cast)
        .map(share -> "responders only; %s%% responded".formatted(Math.round(100 * share.value())))
        .orElse("responders only");
  }

  private static String people(Headline headline) {
    return headline.patients().isEmpty()
        ? "Counts withheld"
        : "%s patients, %s episodes"
            .formatted(Phrases.count(headline.patients()), Phrases.count(headline.episodes()));
  }

  private static String detail(Estimate estimate, String unit) {
    if (estimate instanceof Estimate.NotEstimable missing) {
      return missing.reason();
    }
    String interval = Phrases.interval(estimate, unit);
    if (!(estimate instanceof Estimate.Range)) {
      return interval;
    }
    String range = "the data fix only this range";
    return interval.isEmpty() ? range : range + "; " + interval;
  }
}
