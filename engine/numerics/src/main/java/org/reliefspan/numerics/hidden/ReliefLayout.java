package org.reliefspan.numerics.hidden;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.reliefspan.numerics.duration.DurationDistribution;

/** Where each parameter stands, and the values of those that are not estimated. Immutable. */
final class ReliefLayout implements Serializable {
  private static final long serialVersionUID = 1L;
  static final String LOG_SCALE = "log(scale)";
  static final String SHAPE = "shape";
  private static final int NOT_ESTIMATED = -1;
  private static final double LOGIT_ONE = 40;

  private final List<String> names = new ArrayList<>();
  private final int duration;
  private final int response;
  private final int visits;
  private final int spread;
  private final int tilt;
  private final int[] place = new int[Natural.SIZE];
  private final double[] value = new double[Natural.SIZE];
  private final double logRatio; // NaN: rates are free of one another

  private ReliefLayout(ReliefCensus data, HiddenReliefModel model, double[] fixed) {
    Arrays.fill(place, NOT_ESTIMATED);
    System.arraycopy(fixed, 0, value, 0, Natural.SIZE);
    duration = add(data.durationNames());
    DurationDistribution family = model.distribution();
    if (family.hasScale() && family != DurationDistribution.EXPONENTIAL) {
      estimate(Natural.LOCATION + 1, LOG_SCALE);
    }
    if (family.hasShape()) {
      estimate(Natural.LOCATION + (family.hasScale() ? 2 : 1), SHAPE);
    }
    boolean some = model.response() == HiddenReliefModel.Response.SOME;
    response = some ? add(prefixed("response: ", data.responseNames())) : NOT_ESTIMATED;
    value[Natural.RESPONSE] = LOGIT_ONE;
    boolean unscheduled = data.has(VisitKind.UNSCHEDULED);
    logRatio = unscheduled ? model.rateRatio().map(Math::log).orElse(Double.NaN) : Double.NaN;
    if (unscheduled) {
      estimate(Natural.RATE, "log(visit rate): not in relief");
      if (Double.isNaN(logRatio)) {
        estimate(Natural.RATE + 1, "log(visit rate): in relief");
      }
    } else {
      value[Natural.RATE] = Double.NEGATIVE_INFINITY;
      value[Natural.RATE + 1] = Double.NEGATIVE_INFINITY;
    }
    visits = add(prefixed("visits: ", data.visitNames()));
    if (data.has(VisitKind.MISSED)) {
      estimate(Natural.ATTENDANCE, "logit(attendance): not in relief");
      estimate(Natural.ATTENDANCE + 1, "logit(attendance): in relief");
    } else {
      value[Natural.ATTENDANCE] = LOGIT_ONE; // every slot was kept
      value[Natural.ATTENDANCE + 1] = LOGIT_ONE;
    }
    mistakes(model.mistakes());
    events(data);
    if (model.onset() == HiddenReliefModel.Onset.DELAYED) {
      estimate(Natural.ONSET, "log(onset rate)");
    }
    if (model.regain() == HiddenReliefModel.Regain.MARKOV) {
      estimate(Natural.REGAIN, "log(regain rate)");
      estimate(Natural.RELAPSE, "log(relapse rate)");
    }
    boolean frail = model.frailty() != HiddenReliefModel.Frailty.NONE && unscheduled;
    spread = frail ? add(List.of("visits: spread")) : NOT_ESTIMATED;
    boolean tilted = frail && model.frailty() == HiddenReliefModel.Frailty.VISITS_AND_DURATION;
    tilt = tilted ? add(List.of("duration: with visits")) : NOT_ESTIMATED;
  }

  static ReliefLayout of(ReliefHistories data, HiddenReliefModel model) {
    double[] none = new double[Natural.SIZE];
    Arrays.fill(none, Double.NaN);
    return new ReliefLayout(ReliefCensus.of(data), model, none);
  }

  /** The same with some naturals held; NaN for those that are estimated. */
  static ReliefLayout of(ReliefCensus data, HiddenReliefModel model, double[] fixed) {
    return new ReliefLayout(data, model, fixed);
  }

  private void mistakes(HiddenReliefModel.Mistakes mistakes) {
    if (mistakes.estimated()) {
      estimate(Natural.MISTAKE, "logit(mistaken score): not in relief");
      estimate(Natural.MISTAKE + 1, "logit(mistaken score): in relief");
    } else {
      value[Natural.MISTAKE] = logit(mistakes.whenFailing());
      value[Natural.MISTAKE + 1] = logit(mistakes.whenRelieved());
    }
  }

  private void events(ReliefCensus data) {
    if (data.has(VisitKind.EVENT)) {
      estimate(Natural.EVENT, "log(event rate): relief lost");
      estimate(Natural.EVENT + 1, "log(event rate): in relief");
      if (response >= 0) {
        estimate(Natural.EVENT + 2, "log(event rate): never in relief");
      }
      for (int k = 0; k < data.eventBreaks().length; k++) {
        estimate(Natural.PERIOD + k, "log(event rate): period %s to 1".formatted(k + 2));
      }
    }
    for (int natural = Natural.EVENT; natural < Natural.PERIOD; natural++) {
      if (place[natural] < 0 && Double.isNaN(value[natural])) {
        value[natural] = Double.NEGATIVE_INFINITY;
      }
    }
  }

  private static double logit(double chance) {
    return Math.log(chance / (1 - chance));
  }

  private void estimate(int natural, String name) {
    if (Double.isNaN(value[natural])) {
      place[natural] = names.size();
      names.add(name);
    }
  }

  private int add(List<String> more) {
    int from = names.size();
    names.addAll(more);
    return from;
  }

  private static List<String> prefixed(String prefix, List<String> names) {
    return names.stream().map(prefix::concat).toList();
  }

  /** Names of the parameters. */
  List<String> names() {
    return List.copyOf(names);
  }

  int size() {
    return names.size();
  }

  /** First coefficient of the duration. */
  int duration() {
    return duration;
  }

  /** First coefficient of the response, or -1. */
  int response() {
    return response;
  }

  /** Parameter of a natural, or -1. */
  int place(int natural) {
    return place[natural];
  }

  boolean hasFrailty() {
    return spread >= 0;
  }

  double spread(double[] parameters) {
    return spread < 0 ? 0 : parameters[spread];
  }

  double tilt(double[] parameters) {
    return tilt < 0 ? 0 : parameters[tilt];
  }

  /** Makes the spread positive: its sign, and that of what moves with it, mean nothing apart. */
  void turnFrailty(double[] parameters) {
    if (spread >= 0 && parameters[spread] < 0) {
      parameters[spread] = -parameters[spread];
      if (tilt >= 0) {
        parameters[tilt] = -parameters[tilt];
      }
    }
  }

  /** Where the spread of the visits stands, or -1. */
  int spreadPlace() {
    return spread;
  }

  /** Fills the naturals that are the same for all episodes; those with covariates follow. */
  void common(double[] parameters, double[] natural) {
    for (int i = 0; i < Natural.SIZE; i++) {
      natural[i] = place[i] >= 0 ? parameters[place[i]] : Double.isNaN(value[i]) ? 0 : value[i];
    }
    if (!Double.isNaN(logRatio)) {
      natural[Natural.RATE + 1] = natural[Natural.RATE] - logRatio;
    }
  }

  /** Fills the naturals of one episode over the common ones. */
  void own(
      ReliefHistories data, int episode, double[] parameters, double[] common, double[] natural) {
    System.arraycopy(common, 0, natural, 0, Natural.SIZE);
    natural[Natural.LOCATION] = data.duration.predictor(episode, parameters, duration);
    if (response >= 0) {
      natural[Natural.RESPONSE] = data.response.predictor(episode, parameters, response);
    }
    if (data.visits.columns() > 0) {
      double more = data.visits.predictor(episode, parameters, visits);
      natural[Natural.RATE] += more;
      natural[Natural.RATE + 1] += more;
    }
  }

  /** Adds derivatives by the naturals of an episode to those by the parameters. */
  void carry(ReliefHistories data, int episode, double[] byNatural, double[] gradient) {
    data.duration.addTo(episode, byNatural[Natural.LOCATION], gradient, duration);
    if (response >= 0) {
      data.response.addTo(episode, byNatural[Natural.RESPONSE], gradient, response);
    }
    double byRates = byNatural[Natural.RATE] + byNatural[Natural.RATE + 1];
    data.visits.addTo(episode, byRates, gradient, visits);
    for (int i = 0; i < Natural.SIZE; i++) {
      if (place[i] >= 0) {
        gradient[place[i]] += byNatural[i];
      }
    }
    if (!Double.isNaN(logRatio) && place[Natural.RATE] >= 0) {
      gradient[place[Natural.RATE]] += byNatural[Natural.RATE + 1];
    }
  }

  /** Adds derivatives by the frailty's parameters, z being its standard value. */
  void carryFrailty(double z, double[] byNatural, double[] gradient) {
    if (spread >= 0) {
      gradient[spread] += z * (byNatural[Natural.RATE] + byNatural[Natural.RATE + 1]);
    }
    if (tilt >= 0) {
      gradient[tilt] += z * byNatural[Natural.LOCATION];
    }
  }

  /** Sets the unit of each covariate's coefficient, given those of all covariates in order. */
  void scaleCovariates(ReliefCensus data, double[] units, double[] scale) {
    int columns = data.durationNames().size();
    int more = data.responseNames().size();
    System.arraycopy(units, 0, scale, duration, columns);
    if (response >= 0) {
      System.arraycopy(units, columns, scale, response, more);
    }
    System.arraycopy(units, columns + more, scale, visits, data.visitNames().size());
  }
}
