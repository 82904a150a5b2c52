package org.reliefspan.analysis.fit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.reliefspan.analysis.design.FrameSpec;
import org.reliefspan.analysis.design.Groups;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.parts.Parts;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.hidden.Covariates;
import org.reliefspan.numerics.hidden.HiddenReliefEstimate;
import org.reliefspan.numerics.hidden.HiddenReliefEstimator;
import org.reliefspan.numerics.hidden.HiddenReliefModel;
import org.reliefspan.numerics.hidden.ReliefHistories;
import org.reliefspan.numerics.hidden.ReliefParts;
import org.reliefspan.numerics.hidden.Score;
import org.reliefspan.numerics.hidden.VisitKind;
import org.reliefspan.numerics.panel.TransitionGraph;

/** {@code joint-visit}: durations of relief together with the visits that depend on it. */
final class JointVisitModel implements ScalableModel {
  private static final String STATE = FitOption.STATE.word();

  @Override
  public String name() {
    return "joint-visit";
  }

  @Override
  public String summary() {
    return "durations of relief when visits depend on it: state 1 relief, 2 not, empty not scored";
  }

  @Override
  public String example() {
    return "fit joint-visit '~ age' visits.csv --subject id --time day --state state"
        + " --initiator initiator --end last_day --dist weibull --times 90,180 --tau 365";
  }

  @Override
  public Set<FitOption> options() {
    return Set.of(
        FitOption.SUBJECT,
        FitOption.TIME,
        FitOption.STATE,
        FitOption.INITIATOR,
        FitOption.END,
        FitOption.WEIGHTS,
        FitOption.TRANSITIONS,
        FitOption.MISCLASSIFICATION,
        FitOption.MIXTURE,
        FitOption.FRAILTY,
        FitOption.JACKKNIFE,
        FitOption.DIST,
        FitOption.TIMES,
        FitOption.TAU);
  }

  @Override
  public Set<FitOption> mayBeEmpty() {
    return Set.of(FitOption.STATE, FitOption.TIME, FitOption.INITIATOR);
  }

  @Override
  public FrameSpec.Role role() {
    return FrameSpec.Role.DESIGN;
  }

  @Override
  public FrameSpec.ResponseKind response() {
    return FrameSpec.ResponseKind.NONE;
  }

  @Override
  public boolean readsFramesOnce() {
    return true;
  }

  @Override
  public FittedModel fit(ModelFrame frame, FitOptions options) {
    return fit(ReliefParts.of(histories(frame, options)), options);
  }

  @Override
  public FittedModel fit(Parts<ModelFrame> frames, FitOptions options) {
    LeftOut.requireOneMemory(options);
    return fit(ReliefInFrames.of(frames, frame -> histories(frame, options)), options);
  }

  private static ReliefHistories histories(ModelFrame frame, FitOptions options) {
    requireEnd(frame);
    return new Rows(frame, options).histories();
  }

  private static void requireEnd(ModelFrame frame) {
    if (!frame.has(FitOption.END.word())) {
      throw new FormulaException(
          "joint-visit needs --end COLUMN, the end of observation: the silence after the last visit"
              + " is what tells how visits depend on relief.");
    }
  }

  private FittedModel fit(ReliefParts parts, FitOptions options) {
    HiddenReliefModel model = model(options);
    if (!options.has(FitOption.MISCLASSIFICATION)
        && parts.collect(ReliefHistories::beginsLate).contains(true)) {
      model = model.with(HiddenReliefModel.Onset.DELAYED);
    }
    requireFreeVisits(model, parts);
    HiddenReliefEstimate fit = HiddenReliefEstimator.fit(model, parts);
    return new JointVisitAnswer(errors(fit, parts, options), parts, options).of(name());
  }

  private static HiddenReliefEstimate errors(
      HiddenReliefEstimate fit, ReliefParts parts, FitOptions options) {
    if (!options.has(FitOption.JACKKNIFE)) {
      return fit;
    }
    LeftOut.requireFew(parts.collect(ReliefHistories::clusters).get(0));
    return fit.jackknifed();
  }

  private static void requireFreeVisits(HiddenReliefModel model, ReliefParts parts) {
    require(
        model.frailty() == HiddenReliefModel.Frailty.NONE
            || parts.collect(histories -> histories.has(VisitKind.UNSCHEDULED)).contains(true),
        "--frailty asks how often subjects come of their own accord, and no row has initiator"
            + " patient. Maybe leave it out?");
  }

  private static HiddenReliefModel model(FitOptions options) {
    HiddenReliefModel model =
        HiddenReliefModel.of(
            AcceleratedFailureTimeModel.distribution(options.choice(FitOption.DIST)));
    if (options.has(FitOption.MIXTURE)) {
      model = model.with(response(options.choice(FitOption.MIXTURE)));
    }
    if (regains(options)) {
      model = model.with(HiddenReliefModel.Regain.MARKOV);
    }
    if (options.has(FitOption.MISCLASSIFICATION)) {
      require(
          labels(options, FitOption.MISCLASSIFICATION).equals(Set.of("1-2", "2-1")),
          "--misclassification must be 1-2,2-1: both kinds of mistake are estimated.");
      model = model.with(HiddenReliefModel.Mistakes.toEstimate());
    }
    return model.with(frailty(options.choice(FitOption.FRAILTY)));
  }

  private static HiddenReliefModel.Frailty frailty(String word) {
    return HiddenReliefModel.Frailty.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static HiddenReliefModel.Response response(String mixture) {
    return switch (mixture) {
      case "none" -> HiddenReliefModel.Response.ALL;
      case "zero" -> HiddenReliefModel.Response.SOME;
      default ->
          throw new FormulaException(
              "--mixture (%s) must be none or zero for this model.".formatted(mixture));
    };
  }

  /** Whether {@code --transitions} lets relief come back. */
  private static boolean regains(FitOptions options) {
    if (!options.has(FitOption.TRANSITIONS)) {
      return false;
    }
    Set<String> labels = labels(options, FitOption.TRANSITIONS);
    boolean understood =
        labels.contains("1-2")
            && labels.stream().allMatch(label -> label.equals("2-1") || label.matches("[12]-\\d+"));
    require(understood, "--transitions must hold 1-2, and may hold 2-1 and ends such as 1-3,2-3.");
    return labels.contains("2-1");
  }

  private static Set<String> labels(FitOptions options, FitOption option) {
    try {
      return Set.copyOf(TransitionGraph.parse(options.text(option).orElseThrow()).labels());
    } catch (IllegalArgumentException malformed) {
      throw new FormulaException("--%s: %s".formatted(option.word(), malformed.getMessage()));
    }
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new FormulaException(sentence);
    }
  }

  /** Rows of visits as histories. */
  private static final class Rows {
    /** Initiators whose rows stand before others of their day, the last first. */
    private static final List<String> BEFORE = List.of("missed", "scheduled", "patient");

    private final ModelFrame frame;
    private final double[] time;
    private final double[] state;
    private final double[] end;
    private final String[] initiator;
    private final boolean scoresAreRight;
    private Score scored = Score.NONE; // the last of the present subject
    private double scoredAt;

    Rows(ModelFrame frame, FitOptions options) {
      this.frame = frame;
      this.scoresAreRight = !options.has(FitOption.MISCLASSIFICATION);
      this.time = frame.numbers(FitOption.TIME.word());
      this.state = frame.numbers(STATE);
      this.end = frame.numbers(FitOption.END.word());
      this.initiator = new String[time.length];
      Arrays.fill(initiator, "");
      if (frame.has(FitOption.INITIATOR.word())) {
        Groups levels = frame.levels(FitOption.INITIATOR.word());
        for (int row = 0; row < initiator.length; row++) {
          int code = levels.codes()[row];
          initiator[row] =
              code < 0 ? "" : levels.labels().get(code).strip().toLowerCase(Locale.ROOT);
        }
      }
    }

    ReliefHistories histories() {
      int[] subject = frame.codes(FitOption.SUBJECT.word());
      int[] cluster = frame.cluster().orElse(subject);
      double[] weights = frame.weightsOrOnes();
      int[] order =
          IntStream.range(0, time.length)
              .boxed()
              .sorted(
                  Comparator.<Integer>comparingInt(row -> subject[row])
                      .thenComparingDouble(row -> Double.isNaN(time[row]) ? -1 : time[row])
                      .thenComparingInt(this::placeOnDay)
                      .thenComparingDouble(row -> state[row]))
              .mapToInt(Integer::intValue)
              .toArray();
      ReliefHistories.Builder builder = ReliefHistories.builder();
      int width = frame.design().width();
      double[] design = new double[time.length * width];
      double[] stops = ends(subject);
      int episodes = 0;
      int last = -1;
      boolean over = false;
      for (int row : order) {
        if (subject[row] != last) {
          last = subject[row];
          over = false;
          scored = Score.NONE;
          requireEnd(row, stops[last]);
          builder.episode(stops[last], weights[row], cluster[row]);
          System.arraycopy(frame.design().values(), row * width, design, episodes++ * width, width);
        }
        if (!Double.isNaN(time[row]) && !over) {
          requireTime(row, stops[last]);
          over = add(row, builder);
        }
      }
      List<String> names = frame.design().columns();
      return builder
          .duration(new Covariates(names, Arrays.copyOf(design, episodes * width)))
          .build();
    }

    /**
     * Where a row stands among those of its day, whatever the order of the table: what was seen of
     * relief comes before an event of that day, which comes before a loss that is merely known.
     */
    private int placeOnDay(int row) {
      if (state[row] >= 3) {
        return initiator[row].equals("event") ? 1 : 2;
      }
      return -1 - BEFORE.indexOf(initiator[row]);
    }

    /** By subject the end of observation, or the day of a dated end of relief before it. */
    private double[] ends(int[] subject) {
      double[] stop = new double[Arrays.stream(subject).max().orElse(-1) + 1];
      double[] told = new double[stop.length];
      Arrays.fill(stop, Double.POSITIVE_INFINITY);
      Arrays.fill(told, Double.NaN);
      for (int row = 0; row < time.length; row++) {
        int of = subject[row];
        if (!Double.isNaN(told[of]) && told[of] != end[row]) {
          throw new FormulaException(
              "The end of observation in %s differs from that of the same subject before."
                  .formatted(frame.place(row)));
        }
        told[of] = end[row];
        boolean dated = state[row] >= 3 && !Double.isNaN(time[row]);
        stop[of] = Math.min(stop[of], dated ? time[row] : end[row]);
      }
      return stop;
    }

    private void requireEnd(int row, double stop) {
      if (!(stop > 0)) {
        throw new FormulaException(
            "The end of observation in %s must be a time after 0.".formatted(frame.place(row)));
      }
    }

    private void requireTime(int row, double stop) {
      if (!(time[row] >= 0 && time[row] <= stop)) {
        throw new FormulaException(
            "The time in %s must lie between 0 (the procedure) and the end of observation."
                .formatted(frame.place(row)));
      }
    }

    private void requireAfterProcedure(int row, Score score) {
      if (score != Score.NONE && time[row] == 0) {
        throw new FormulaException(
            "The score in %s stands at time 0, the procedure, where it would be a baseline. Maybe leave"
                    .formatted(frame.place(row))
                + " it out?");
      }
    }

    /** Relief cannot be there and gone on one day, unless scores may be mistaken. */
    private void requireOneScore(int row, Score score) {
      if (score == Score.NONE) {
        return;
      }
      boolean differs = (scored == Score.RELIEF) != (score == Score.RELIEF);
      if (scoresAreRight && scored != Score.NONE && scoredAt == time[row] && differs) {
        throw new FormulaException(
            "The state in %s differs from that of the same subject at the same time. Maybe keep one"
                    .formatted(frame.place(row))
                + " state for each time, or allow for mistaken scores by --misclassification"
                + " 1-2,2-1?");
      }
      scored = score;
      scoredAt = time[row];
    }

    /** Adds a row; whether it ends the episode. */
    private boolean add(int row, ReliefHistories.Builder builder) {
      VisitKind kind = kind(row);
      Score score = score(row);
      if (kind == VisitKind.MISSED && score != Score.LOSS) {
        score = Score.NONE;
      }
      requireAfterProcedure(row, score);
      if (kind == VisitKind.EVENT && score != Score.LOSS) {
        throw new FormulaException(
            "The event in %s needs a state of 3 or more: it ends relief on its day."
                .formatted(frame.place(row)));
      }
      if (kind == VisitKind.EVENT) {
        builder.sighting(time[row], kind, Score.NONE); // in whatever state the day found
        return true;
      }
      requireOneScore(row, score);
      if (score == Score.LOSS) {
        builder.sighting(time[row], VisitKind.CONTACT, score);
        return true;
      }
      if (kind != VisitKind.CONTACT || score != Score.NONE) {
        builder.sighting(time[row], kind, score);
      }
      return false;
    }

    private VisitKind kind(int row) {
      return switch (initiator[row]) {
        case "patient" -> VisitKind.UNSCHEDULED;
        case "scheduled" -> VisitKind.ATTENDED;
        case "missed" -> VisitKind.MISSED;
        case "event" -> VisitKind.EVENT;
        case "", "authorisation", "unknown", "none" -> VisitKind.CONTACT;
        default ->
            throw new FormulaException(
                "The initiator in %s must be patient, scheduled, missed (a slot that was not kept),"
                        .formatted(frame.place(row))
                    + " authorisation, unknown, none, or event (one whose chance depends on"
                    + " relief).");
      };
    }

    private Score score(int row) {
      double code = state[row];
      if (Double.isNaN(code)) {
        return Score.NONE;
      }
      if (code == 1) {
        return Score.RELIEF;
      }
      if (code == 2) {
        return Score.FAILING;
      }
      if (code >= 3 && code == Math.rint(code)) {
        return Score.LOSS;
      }
      throw new FormulaException(
          "The state in %s must be 1 (in relief), 2 (not in relief), 3 or more (an event that ends"
                  .formatted(frame.place(row))
              + " relief on its day), or empty (not scored).");
    }
  }
}
