package org.reliefspan.analysis.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumMap;
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
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.domain.formula.Formula;
import org.reliefspan.domain.formula.FormulaException;

class PanelFitModelTest {
  private static final int SUBJECTS = 80;

  /** Five visits each, 30 days apart, states that change by chance. */
  private static DataTable table() {
    SplittableRandom random = new SplittableRandom(1);
    int rows = 5 * SUBJECTS;
    double[] id = new double[rows];
    double[] day = new double[rows];
    double[] state = new double[rows];
    double[] x = new double[rows];
    for (int row = 0; row < rows; row++) {
      int visit = row % 5;
      id[row] = 100 + row / 5;
      day[row] = 30 * visit;
      x[row] = row / 5 % 2;
      boolean moves = visit > 0 && random.nextDouble() < 0.3;
      double before = visit == 0 ? 1 + random.nextInt(2) : state[row - 1];
      state[row] = moves ? 3 - before : before;
    }
    Map<String, DataColumn> columns = new LinkedHashMap<>();
    columns.put("id", new DataColumn.Numbers(id));
    columns.put("day", new DataColumn.Numbers(day));
    columns.put("state", new DataColumn.Numbers(state));
    columns.put("x", new DataColumn.Numbers(x));
    return DataTable.of(rows, columns);
  }

  private static FittedModel fit(String formula, Map<FitOption, String> more) {
    Map<FitOption, String> options = new EnumMap<>(FitOption.class);
    options.put(FitOption.SUBJECT, "id");
    options.put(FitOption.TIME, "day");
    options.put(FitOption.STATE, "state");
    options.put(FitOption.TRANSITIONS, "1-2,2-1");
    options.putAll(more);
    return Fitting.of(
        new FitRequest(FitModels.named("panel"), Formula.parse(formula), FitOptions.of(options)),
        table());
  }

  @Test
  void daysInAStateAddUpToTheHorizon() {
    FittedModel fit = fit("~ x", Map.of(FitOption.TAU, "365", FitOption.TIMES, "30,90"));
    assertThat(fit.terms())
        .extracting(FittedTerm::term)
        .containsExactly("1-2", "2-1", "x:1-2", "x:2-1");
    assertThat(fit.quantities())
        .extracting(FittedQuantity::name)
        .contains("intensity:1-2", "sojourn:1", "hazard-ratio:x:1-2", "length-of-stay:2");
    double sum = 0;
    for (FittedQuantity quantity : fit.quantities()) {
      if (quantity.stratum().equals("from=1")) {
        sum += quantity.value().orElseThrow();
        assertThat(quantity.se().orElseThrow()).isPositive();
      }
    }
    assertThat(sum).isCloseTo(365, within(1e-8));
    assertThat(fit.curves()).hasSize(4);
    assertThat(fit.curves().get(0).estimate().get(0).orElseThrow()).isBetween(0.5, 0.9);
    assertThat(fit.notes()).anyMatch(note -> note.contains("means"));
  }

  @Test
  void clustersGiveRobustErrorsAndConstraintsShareEffects() {
    FittedModel fit = fit("~ x + cluster(id)", Map.of(FitOption.CONSTRAINT, "x"));
    assertThat(fit.terms()).extracting(FittedTerm::term).containsExactly("1-2", "2-1", "x:1-2,2-1");
    assertThat(fit.terms().get(2).robustSe()).isPresent();
    FittedModel one = fit("~ x", Map.of(FitOption.CONSTRAINT, "x=1,0"));
    assertThat(one.terms()).extracting(FittedTerm::term).containsExactly("1-2", "2-1", "x:1-2");
    FittedModel change = fit("~ 1", Map.of(FitOption.CUTS, "60"));
    assertThat(change.terms()).hasSize(4);
  }

  /** Scores of relief (1) and pain (2), a tenth mistaken; visits at a rate of the state. */
  private static DataTable watched() {
    SplittableRandom random = new SplittableRandom(5);
    double[][] rows = new double[300 * 60][];
    int count = 0;
    for (int id = 0; id < 300; id++) {
      int state = 0;
      double now = 0;
      double[] move = {0.01, 0.005};
      double[] visit = {0.01, 0.04};
      while (true) {
        now -= Math.log(1 - random.nextDouble()) / (move[state] + visit[state]);
        if (now > 365) {
          break;
        }
        if (random.nextDouble() < move[state] / (move[state] + visit[state])) {
          state = 1 - state;
        } else {
          int score = random.nextDouble() < 0.1 ? 1 - state : state;
          rows[count++] = new double[] {id, now, score + 1};
        }
      }
    }
    int size = count;
    double[] end = new double[size];
    Arrays.fill(end, 365);
    Map<String, DataColumn> columns = new LinkedHashMap<>();
    String[] names = {"id", "day", "state"};
    for (int i = 0; i < 3; i++) {
      double[] cells = new double[size];
      for (int row = 0; row < size; row++) {
        cells[row] = rows[row][i];
      }
      columns.put(names[i], new DataColumn.Numbers(cells));
    }
    columns.put("who", new DataColumn.Words(new int[size], List.of("patient")));
    columns.put("end", new DataColumn.Numbers(end));
    return DataTable.of(size, columns);
  }

  /** 1-2 at .01, 2-1 at .005, a tenth mistaken, visits at .01 and .04: all within limits. */
  @Test
  void visitsThatDependOnTheStateAndMistakenScoresAreAllowedFor() {
    Map<FitOption, String> options = new EnumMap<>(FitOption.class);
    options.put(FitOption.SUBJECT, "id");
    options.put(FitOption.TIME, "day");
    options.put(FitOption.STATE, "state");
    options.put(FitOption.TRANSITIONS, "1-2,2-1");
    options.put(FitOption.MISCLASSIFICATION, "1-2,2-1");
    options.put(FitOption.INITIATOR, "who");
    options.put(FitOption.END, "end");
    options.put(FitOption.TAU, "365");
    FittedModel fit =
        Fitting.of(
            new FitRequest(
                FitModels.named("panel"),
                Formula.parse("~ 1 + cluster(id)"),
                FitOptions.of(options)),
            watched());
    double[] truth = {
      Math.log(0.01),
      Math.log(0.005),
      Math.log(1 / 9.0),
      Math.log(1 / 9.0),
      Math.log(0.01),
      Math.log(0.04)
    };
    assertThat(fit.terms())
        .extracting(FittedTerm::term)
        .containsExactly(
            "1-2", "2-1", "mistaken:1-2", "mistaken:2-1", "log(rate):1", "log(rate):2");
    for (int i = 0; i < truth.length; i++) {
      FittedTerm term = fit.terms().get(i);
      double away = (term.estimate().orElseThrow() - truth[i]) / term.robustSe().orElseThrow();
      assertThat(away).as(term.term()).isBetween(-3.0, 3.0);
    }
    assertThat(fit.quantities())
        .extracting(FittedQuantity::name)
        .contains("length-of-stay:1", "mistaken:1-2");
    assertThat(fit.notes()).anyMatch(note -> note.contains("time 0"));
  }

  @Test
  void whatCannotBeReadIsRefused() {
    refuses(Map.of(FitOption.INITIATOR, "x"), "--end");
    refuses(Map.of(FitOption.INITIATOR, "x", FitOption.END, "day"), "scheduled or patient");
    refuses(Map.of(FitOption.END, "x"), "--end must not be before");
    refuses(Map.of(FitOption.MISCLASSIFICATION, "1-1"), "misclassification");
    refuses(Map.of(FitOption.MISCLASSIFICATION, "1-3"), "misclassification");
    refuses(Map.of(FitOption.TRANSITIONS, "1-1"), "1-1");
    refuses(Map.of(FitOption.TRANSITIONS, "1-2,2-1,x"), "transition");
    refuses(Map.of(FitOption.STATE, "day"), "states 1 to 2");
    refuses(Map.of(FitOption.EXACT, "3"), "states 1 to 2");
    refuses(Map.of(FitOption.CONSTRAINT, "age"), "constraint");
    refuses(Map.of(FitOption.CONSTRAINT, "x=1"), "2 transitions");
    refuses(Map.of(FitOption.TAU, "0"), "tau");
    FittedModel impossible = fit("~ 1", Map.of(FitOption.TRANSITIONS, "1-2"));
    assertThat(impossible.terms()).isEmpty();
    assertThat(impossible.notes()).anyMatch(note -> note.contains("2-1"));
  }

  @Test
  void aTransitionThatNeverOccursIsLeftOutAndSaid() {
    FittedModel fit = fit("~ x", Map.of(FitOption.TRANSITIONS, "1-2,2-1,1-3", FitOption.TAU, "90"));
    FittedModel without = fit("~ x", Map.of());
    assertThat(fit.notes()).anyMatch(note -> note.contains("transition 1-3"));
    for (FittedTerm term : fit.terms()) {
      if (term.term().endsWith("1-3")) {
        assertThat(term.estimate()).isEmpty();
      } else {
        FittedTerm same =
            without.terms().stream()
                .filter(each -> each.term().equals(term.term()))
                .findFirst()
                .orElseThrow();
        assertThat(term.estimate().orElseThrow())
            .isCloseTo(same.estimate().orElseThrow(), within(1e-8));
      }
    }
    assertThat(fit.terms()).hasSize(6);
    assertThat(fit.logLikelihood().orElseThrow())
        .isCloseTo(without.logLikelihood().orElseThrow(), within(1e-8));
  }

  private static void refuses(Map<FitOption, String> options, String words) {
    assertThatThrownBy(() -> fit("~ x", options))
        .isInstanceOf(FormulaException.class)
        .hasMessageContaining(words);
  }
}
