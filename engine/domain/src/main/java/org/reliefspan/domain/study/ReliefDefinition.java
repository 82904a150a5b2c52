package org.reliefspan.domain.study;

import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.catalog.Measure;

/**
 * When a scored patient counts as in relief. Scores that were not recorded are passed as NaN; this
 * is the one place where NaN stands for "not recorded", because the definitions run in the hot
 * loop.
 *
 * <p>Definitions follow the study protocol: {@code pain_50} is relief when pain is at most half of
 * baseline, with a baseline of at least {@value #PAIN_FLOOR}.
 */
public sealed interface ReliefDefinition {

  /** Least baseline pain (0 to 10) for a drop in percent to mean anything. */
  double PAIN_FLOOR = 4;

  /** Identifier in the tables, such as {@code pain_50}. */
  String id();

  /** One plain sentence for readers. */
  String sentence();

  /** Whether relief can be judged from this baseline. */
  boolean eligible(double painBaseline, double functionBaseline);

  /** State at a scored visit, for an eligible baseline. */
  ReliefState state(Scores scores, double painBaseline, double functionBaseline);

  /** Scores of one day; NaN where not recorded. Mutable so that a loop can reuse it. */
  final class Scores {
    public double pain = Double.NaN;
    public double function = Double.NaN;

    /** Forgets both scores. */
    public void clear() {
      pain = Double.NaN;
      function = Double.NaN;
    }
  }

  /**
   * Pain at most (100 - percent)% of baseline.
   *
   * @param percent 30, 50 or 80
   */
  record PainDrop(int percent) implements ReliefDefinition {
    @Override
    public String id() {
      return "pain_" + percent;
    }

    @Override
    public String sentence() {
      return "Relief means pain at least %s%% below baseline, with a baseline of at least 4 of 10."
          .formatted(percent);
    }

    @Override
    public boolean eligible(double painBaseline, double functionBaseline) {
      return painBaseline >= PAIN_FLOOR;
    }

    @Override
    public ReliefState state(Scores scores, double painBaseline, double functionBaseline) {
      if (Double.isNaN(scores.pain)) {
        return ReliefState.NOT_ASSESSED;
      }
      return 100 * scores.pain <= (100 - percent) * painBaseline
          ? ReliefState.IN_RELIEF
          : ReliefState.NOT_IN_RELIEF;
    }
  }

  /** Gain of function of at least the smallest important change. */
  record FunctionGain(Measure measure) implements ReliefDefinition {
    @Override
    public String id() {
      return "function_mcid";
    }

    @Override
    public String sentence() {
      return "Relief means function better than baseline by at least the smallest important change"
          + " of %s (%s).".formatted(measure.name(), threshold());
    }

    private double threshold() {
      return measure.importantChange().orElse(Double.POSITIVE_INFINITY);
    }

    @Override
    public boolean eligible(double painBaseline, double functionBaseline) {
      return !Double.isNaN(functionBaseline);
    }

    @Override
    public ReliefState state(Scores scores, double painBaseline, double functionBaseline) {
      if (Double.isNaN(scores.function)) {
        return ReliefState.NOT_ASSESSED;
      }
      return measure.gain(functionBaseline, scores.function) >= threshold()
          ? ReliefState.IN_RELIEF
          : ReliefState.NOT_IN_RELIEF;
    }
  }

  /** Important gain of function together with less pain, both scored at the visit. */
  record Composite(FunctionGain function) implements ReliefDefinition {
    private static final PainDrop PAIN_30 = new PainDrop(30);
    private static final double LOW_PAIN = 3;

    @Override
    public String id() {
      return "composite";
    }

    @Override
    public String sentence() {
      return "Relief means an important gain of function (%s) together with pain at least 30%% below"
              .formatted(function.measure().name())
          + " baseline or at most 3 of 10, both scored at the visit.";
    }

    @Override
    public boolean eligible(double painBaseline, double functionBaseline) {
      return PAIN_30.eligible(painBaseline, functionBaseline)
          && function.eligible(painBaseline, functionBaseline);
    }

    @Override
    public ReliefState state(Scores scores, double painBaseline, double functionBaseline) {
      if (Double.isNaN(scores.pain) || Double.isNaN(scores.function)) {
        return ReliefState.NOT_ASSESSED;
      }
      boolean lessPain =
          scores.pain <= LOW_PAIN
              || PAIN_30.state(scores, painBaseline, functionBaseline) == ReliefState.IN_RELIEF;
      boolean moreFunction =
          function.state(scores, painBaseline, functionBaseline) == ReliefState.IN_RELIEF;
      return lessPain && moreFunction ? ReliefState.IN_RELIEF : ReliefState.NOT_IN_RELIEF;
    }
  }

  /** Identifiers that {@link #of} understands. */
  List<String> IDS = List.of("pain_50", "pain_30", "pain_80", "function_mcid", "composite");

  /**
   * The definition with this identifier.
   *
   * @param function the function measure that function_mcid and composite use
   * @return empty when the identifier is unknown
   */
  static Optional<ReliefDefinition> of(String id, Measure function) {
    return switch (id) {
      case "pain_30" -> Optional.of(new PainDrop(30));
      case "pain_50" -> Optional.of(new PainDrop(50));
      case "pain_80" -> Optional.of(new PainDrop(80));
      case "function_mcid" -> Optional.of(new FunctionGain(function));
      case "composite" -> Optional.of(new Composite(new FunctionGain(function)));
      default -> Optional.empty();
    };
  }
}
