package org.reliefspan.analysis.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.LinkedHashMap;
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

  @Test
  void whatCannotBeReadIsRefused() {
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
