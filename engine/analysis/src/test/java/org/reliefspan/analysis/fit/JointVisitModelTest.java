package org.reliefspan.analysis.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.design.DataColumn;
import org.reliefspan.analysis.design.DataTable;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.domain.formula.Formula;
import org.reliefspan.domain.formula.FormulaException;

class JointVisitModelTest {
  private static final List<String> INITIATORS =
      List.of("patient", "none", "elsewhere", "scheduled", "event");
  private static final int SUBJECTS = 1200;

  /**
   * Durations Weibull with shape 1.5 and median 270, longer by e^0.4 for x = 1, among 70% who
   * respond; visits at rate 0.004 a day in relief, 0.02 otherwise, and no slots.
   */
  private static List<double[]> rows() {
    SplittableRandom random = new SplittableRandom(21);
    List<double[]> rows = new ArrayList<>();
    for (int id = 0; id < SUBJECTS; id++) {
      double x = id % 2;
      double end = Math.min(730, 1500 * random.nextExponential());
      double scale = 270 / Math.pow(Math.log(2), 1 / 1.5) * Math.exp(0.4 * x);
      boolean responds = random.nextDouble() < 0.7;
      double loss = responds ? scale * Math.pow(random.nextExponential(), 1 / 1.5) : 0;
      double time = 0;
      int before = rows.size();
      while (time < end) {
        boolean relief = time < loss;
        double next = time + random.nextExponential() / (relief ? 0.004 : 0.02);
        time = relief && next > loss ? loss : next;
        if (time != loss && time < end) {
          rows.add(new double[] {id, time, relief ? 1 : 2, 0, end, x});
        }
      }
      if (rows.size() == before) {
        rows.add(new double[] {id, Double.NaN, Double.NaN, 1, end, x});
      }
    }
    return rows;
  }

  private static DataTable table(List<double[]> rows) {
    String[] names = {"id", "day", "state", "initiator", "end", "x"};
    Map<String, DataColumn> columns = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      int column = i;
      double[] cells = rows.stream().mapToDouble(row -> row[column]).toArray();
      columns.put(
          names[i],
          i == 3
              ? new DataColumn.Words(
                  Arrays.stream(cells).mapToInt(cell -> (int) cell).toArray(), INITIATORS)
              : new DataColumn.Numbers(cells));
    }
    return DataTable.of(rows.size(), columns);
  }

  private static FitOptions options() {
    return FitOptions.none()
        .with(FitOption.SUBJECT, "id")
        .with(FitOption.TIME, "day")
        .with(FitOption.STATE, "state")
        .with(FitOption.INITIATOR, "initiator");
  }

  private static FittedModel fit(List<double[]> rows, FitOptions options) {
    return Fitting.of(
        new FitRequest(new JointVisitModel(), Formula.parse("~ x"), options), table(rows));
  }

  private static double quantity(FittedModel model, String name) {
    return model.quantities().stream()
        .filter(each -> each.name().equals(name))
        .map(FittedQuantity::value)
        .findFirst()
        .orElseThrow()
        .orElseThrow();
  }

  @Test
  void whatWasPlantedIsFound() {
    FittedModel model =
        fit(rows(), options().with(FitOption.END, "end").with(FitOption.TAU, "365"));
    assertThat(model.n()).isEqualTo(SUBJECTS);
    assertThat(model.terms().get(1).estimate().orElseThrow()).isCloseTo(0.4, within(0.15));
    assertThat(quantity(model, "responder-share")).isCloseTo(0.7, within(0.06));
    assertThat(quantity(model, "visit-rate:in-relief")).isCloseTo(0.004, within(0.0004));
    assertThat(quantity(model, "visit-rate:not-in-relief")).isCloseTo(0.02, within(0.004));
    assertThat(quantity(model, "median-bound:best")).isLessThan(quantity(model, "median"));
    assertThat(model.tests().get(0).p().orElseThrow()).isLessThan(1e-6);
  }

  @Test
  void subjectsWhoDifferInHowOftenTheyComeAreAskedFor() {
    FitOptions options = options().with(FitOption.END, "end");
    FittedModel plain = fit(rows(), options);
    FittedModel frail = fit(rows(), options.with(FitOption.FRAILTY, "visits"));
    boolean alike = frail.notes().stream().anyMatch(note -> note.contains("spread of visit rates"));
    boolean spread = frail.terms().stream().anyMatch(term -> term.term().equals("visits: spread"));
    assertThat(alike).isNotEqualTo(spread);
    assertThat(frail.tests().get(1).name()).isEqualTo("subjects-alike");
    assertThat(frail.tests().get(1).p().orElseThrow()).isGreaterThan(0.001);
    if (alike) {
      assertThat(frail.tests().get(1).p().orElseThrow()).isEqualTo(1);
    }
    assertThat(quantity(frail, "median")).isCloseTo(quantity(plain, "median"), within(12.0));
  }

  /**
   * Slots every 60 days, kept by 60%. A fifth of those who come in relief and three fifths of those
   * who do not are treated again on the day of the visit; the rate of such events between visits is
   * 0.001 a day in relief and 0.005 without.
   */
  private static List<double[]> treatedAgain() {
    SplittableRandom random = new SplittableRandom(8);
    List<double[]> rows = new ArrayList<>();
    for (int id = 0; id < 400; id++) {
      double end = Math.min(730, 2000 * random.nextExponential());
      double loss = random.nextDouble() < 0.8 ? 300 * Math.sqrt(random.nextExponential()) : 0;
      rows.add(new double[] {id, Double.NaN, Double.NaN, 1, end, 0});
      double event = Double.POSITIVE_INFINITY;
      for (double day = 60; day < end && event > day; day += 60) {
        double early = random.nextExponential() / (day < loss ? 0.001 : 0.005);
        if (early < 60) {
          event = day - 60 + early;
        } else if (random.nextDouble() < 0.6) {
          rows.add(new double[] {id, day, day < loss ? 1 : 2, 3, end, 0});
          event = random.nextDouble() < (day < loss ? 0.2 : 0.6) ? day : event;
        }
      }
      if (event < end) {
        rows.add(new double[] {id, event, 3, 4, end, 0});
      }
    }
    return rows;
  }

  private static FittedModel alone(List<double[]> rows) {
    return Fitting.of(
        new FitRequest(
            new JointVisitModel(),
            Formula.parse("~ 1"),
            options().with(FitOption.END, "end").with(FitOption.TAU, "365")),
        table(rows));
  }

  @Test
  void anEventOnTheDayOfAVisitCountsBesideItInWhateverOrderTheyStand() {
    List<double[]> rows = treatedAgain();
    FittedModel model = alone(rows);
    List<double[]> turned = new ArrayList<>(rows);
    Collections.reverse(turned);
    assertThat(alone(turned).logLikelihood()).isEqualTo(model.logLikelihood());
    assertThat(quantity(alone(turned), "median")).isEqualTo(quantity(model, "median"));
    // as if the event came an instant after the visit
    List<double[]> later = new ArrayList<>();
    for (double[] row : rows) {
      double[] moved = row.clone();
      moved[1] += row[3] == 4 ? 1e-7 : 0;
      later.add(moved);
    }
    FittedModel apart = alone(later);
    assertThat(model.logLikelihood().orElseThrow())
        .isCloseTo(apart.logLikelihood().orElseThrow(), within(1e-3));
    assertThat(quantity(model, "median")).isCloseTo(quantity(apart, "median"), within(0.01));
  }

  @Test
  void aLossThatIsMerelyKnownStillContradictsReliefOnItsDay() {
    List<double[]> rows =
        List.of(new double[] {1, 5, 3, 0, 20, 0}, new double[] {1, 5, 1, 0, 20, 0});
    FitOptions options = options().with(FitOption.END, "end");
    assertThatThrownBy(() -> fit(rows, options)).hasMessageContaining("state in row 1");
  }

  @Test
  void frailtyNeedsVisitsThatNobodyPlanned() {
    List<double[]> planned = rows();
    planned.forEach(row -> row[3] = 1);
    FitOptions options =
        options().with(FitOption.END, "end").with(FitOption.FRAILTY, "visits-and-duration");
    assertThatThrownBy(() -> fit(planned, options))
        .isInstanceOf(FormulaException.class)
        .hasMessageContaining("--frailty");
  }

  @Test
  void withoutAnEndOfObservationSilenceCannotBeRead() {
    List<double[]> rows = rows();
    assertThatThrownBy(() -> fit(rows, options()))
        .isInstanceOf(FormulaException.class)
        .hasMessageContaining("--end");
  }

  @Test
  void wrongCodesAreNamedWithTheirRow() {
    List<double[]> state = List.of(new double[] {1, 5, 0.5, 0, 20, 0});
    List<double[]> initiator = List.of(new double[] {1, 5, 1, 2, 20, 0});
    List<double[]> late = List.of(new double[] {1, 25, 1, 0, 20, 0});
    FitOptions options = options().with(FitOption.END, "end");
    List<double[]> both =
        List.of(new double[] {1, 5, 1, 0, 20, 0}, new double[] {1, 5, 2, 0, 20, 0});
    assertThatThrownBy(() -> fit(state, options)).hasMessageContaining("state in row 1");
    assertThatThrownBy(() -> fit(both, options))
        .hasMessageContaining("state in row 2")
        .hasMessageContaining("--misclassification");
    assertThatThrownBy(() -> fit(initiator, options)).hasMessageContaining("initiator in row 1");
    assertThatThrownBy(() -> fit(late, options)).hasMessageContaining("time in row 1");
  }
}
