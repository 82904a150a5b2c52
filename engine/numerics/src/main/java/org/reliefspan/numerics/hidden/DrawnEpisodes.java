package org.reliefspan.numerics.hidden;

import java.util.Arrays;
import org.reliefspan.numerics.random.PatientDraws;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;
import org.reliefspan.numerics.random.Quantiles;

/**
 * Histories drawn from a fitted model at the slots and ends of real ones. Where an event ended the
 * real one it goes on as in {@link ContinuedObservation}, so that events are drawn once.
 */
final class DrawnEpisodes {
  private static final Purpose PATH = Purpose.of("hidden.path");
  private static final Purpose UNSCHEDULED = Purpose.of("hidden.unscheduled");
  private static final Purpose EVENT = Purpose.of("hidden.event");
  private static final Purpose SLOT = Purpose.of("hidden.slot");
  private static final Purpose MISTAKE = Purpose.of("hidden.mistake");
  private static final Purpose ANSWER = Purpose.of("hidden.answer");
  private static final Purpose END = Purpose.of("hidden.end");
  private static final int MOST_CHANGES = 64;

  private final HiddenReliefEstimate estimate;
  private final ReliefHistories data;
  private final ContinuedObservation beyond;
  private final double answered;
  private final Philox philox;
  private final int[] chosen;
  private final LossDensity density;
  private final double[] common = new double[Natural.SIZE];
  private final double[] natural = new double[Natural.SIZE];

  // the path of one episode: times of change, and the state after each
  private final double[] change = new double[MOST_CHANGES + 4];
  private final boolean[] relieved = new boolean[MOST_CHANGES + 4];
  private int changes;
  private boolean responds;
  private int scored;

  // how it is observed: the next slot or contact, the end of those, and who follows
  private int sighting;
  private int sightings;
  private int follower;
  private double goesOnAfter;
  private double plannedEnd;

  DrawnEpisodes(
      HiddenReliefEstimate estimate,
      ReliefHistories data,
      double answered,
      Philox philox,
      int largest) {
    this.estimate = estimate;
    this.data = data;
    this.beyond = new ContinuedObservation(data);
    this.answered = answered;
    this.philox = philox;
    this.density = new LossDensity(estimate.model().distribution());
    int size = Math.min(largest, data.episodes());
    this.chosen = new int[size];
    for (int i = 0; i < size; i++) {
      chosen[i] = (int) ((long) i * data.episodes() / size);
    }
  }

  /** Episodes with further scores at these times, as long as observation lasts. */
  ReliefHistories with(double[] further) {
    ReliefHistories.Builder builder = ReliefHistories.builder().eventBreaks(data.breaks);
    double[] parameters = estimate.coefficients().estimates();
    estimate.layout().common(parameters, common);
    for (int episode : chosen) {
      estimate.layout().own(data, episode, parameters, common, natural);
      draw(episode, parameters, further, builder);
    }
    return builder
        .duration(rows(data.duration))
        .response(rows(data.response))
        .visits(rows(data.visits))
        .build();
  }

  private Covariates rows(Covariates all) {
    int columns = all.columns();
    double[] values = new double[chosen.length * columns];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(all.values(), chosen[i] * columns, values, i * columns, columns);
    }
    return new Covariates(all.names(), values);
  }

  private void draw(
      int episode, double[] parameters, double[] further, ReliefHistories.Builder builder) {
    PatientDraws draws = philox.patient(episode);
    double z = estimate.layout().hasFrailty() ? draws.normal(PATH, 1000) : 0;
    natural[Natural.LOCATION] += estimate.layout().tilt(parameters) * z;
    path(draws);
    double factor = Math.exp(estimate.layout().spread(parameters) * z);
    double begin = data.unwatched[episode] ? data.time[data.first[episode]] : 0;
    plan(draws, episode);
    double end = data.hasEvents ? event(draws, begin, plannedEnd) : plannedEnd;
    boolean ends = end < plannedEnd;
    double[] visits = unscheduled(draws, factor, begin, end);
    builder.episode(end).watchedFrom(begin);
    scored = 0;
    int visit = 0;
    int more = 0;
    while (true) {
      double planned = sighting < sightings ? data.time[sighting] : Double.POSITIVE_INFINITY;
      double unplanned = visit < visits.length ? visits[visit] : Double.POSITIVE_INFINITY;
      double extra = more < further.length ? further[more] : Double.POSITIVE_INFINITY;
      double next = Math.min(planned, Math.min(unplanned, extra));
      if (!(next <= end)) {
        break;
      }
      if (next == extra) {
        more++;
        if (next > begin && draws.uniform(ANSWER, more) < answered) {
          builder.sighting(next, VisitKind.CONTACT, score(draws, next));
        }
      } else if (next == unplanned) {
        visit++;
        builder.sighting(next, VisitKind.UNSCHEDULED, score(draws, next));
      } else {
        planned(draws, sighting++, builder);
        goOn();
      }
    }
    if (ends) {
      builder.sighting(end, VisitKind.EVENT, Score.NONE);
    }
  }

  /** Whose slots and which end of observation an episode has. */
  private void plan(PatientDraws draws, int episode) {
    sighting = data.first[episode] + (data.unwatched[episode] ? 1 : 0);
    sightings = data.first[episode + 1];
    plannedEnd = data.end[episode];
    follower = ContinuedObservation.NOBODY;
    goesOnAfter = plannedEnd;
    if (beyond.endedByEvent(episode)) {
      sightings--;
      follower = beyond.after(episode, draws.uniform(END, 0));
      plannedEnd =
          follower == ContinuedObservation.NOBODY
              ? Math.max(plannedEnd, beyond.longest())
              : data.end[follower];
    }
    goOn();
  }

  /** Turns to the slots of the episode that shows how this one goes on, once its own are over. */
  private void goOn() {
    if (sighting >= sightings && follower != ContinuedObservation.NOBODY) {
      sighting = data.first[follower] + (data.unwatched[follower] ? 1 : 0);
      sightings = data.first[follower + 1];
      while (sighting < sightings && data.time[sighting] <= goesOnAfter) {
        sighting++;
      }
      follower = ContinuedObservation.NOBODY;
    }
  }

  /** A slot or a contact of the real episode; its unscheduled visits are drawn anew. */
  private void planned(PatientDraws draws, int at, ReliefHistories.Builder builder) {
    double time = data.time[at];
    VisitKind kind = data.kind(at);
    boolean hasScore = data.score(at) != Score.NONE;
    if (kind == VisitKind.ATTENDED || kind == VisitKind.MISSED) {
      double keep = chance(natural[Natural.ATTENDANCE + (relievedAt(time) ? 1 : 0)]);
      if (draws.uniform(SLOT, at - data.first[0]) < keep) {
        builder.sighting(time, VisitKind.ATTENDED, score(draws, time));
      } else {
        builder.sighting(time, VisitKind.MISSED, Score.NONE);
      }
    } else if (kind == VisitKind.CONTACT && hasScore && data.score(at) != Score.LOSS) {
      builder.sighting(time, VisitKind.CONTACT, score(draws, time));
    }
  }

  private Score score(PatientDraws draws, double time) {
    boolean relief = relievedAt(time);
    double mistake = chance(natural[Natural.MISTAKE + (relief ? 1 : 0)]);
    boolean right = draws.uniform(MISTAKE, scored++) >= mistake;
    return relief == right ? Score.RELIEF : Score.FAILING;
  }

  private boolean relievedAt(double time) {
    boolean state = relieved[0];
    for (int i = 1; i < changes && change[i] <= time; i++) {
      state = relieved[i];
    }
    return state;
  }

  private void path(PatientDraws draws) {
    responds =
        estimate.layout().response() < 0
            || draws.uniform(PATH, 0) < chance(natural[Natural.RESPONSE]);
    changes = 0;
    boolean delayed = estimate.model().onset() == HiddenReliefModel.Onset.DELAYED;
    add(0, responds && !delayed);
    if (!responds) {
      return;
    }
    double loss = lossTime(draws.uniform(PATH, 1));
    if (delayed) {
      double onset =
          Quantiles.exponential(draws.uniform(PATH, 2), Math.exp(-natural[Natural.ONSET]));
      if (onset < loss) {
        add(onset, true);
      }
    }
    add(loss, false);
    if (estimate.model().regain() == HiddenReliefModel.Regain.MARKOV) {
      double time = loss;
      for (int i = 0; i < MOST_CHANGES; i++) {
        int which = i % 2 == 0 ? Natural.REGAIN : Natural.RELAPSE;
        time += Quantiles.exponential(draws.uniform(PATH, 3 + i), Math.exp(-natural[which]));
        add(time, i % 2 == 0);
      }
    }
  }

  private void add(double time, boolean relief) {
    change[changes] = time;
    relieved[changes++] = relief;
  }

  private double lossTime(double uniform) {
    density.set(
        natural[Natural.LOCATION], natural[Natural.LOCATION + 1], natural[Natural.LOCATION + 2]);
    double low = -50;
    double high = 50;
    for (int step = 0; step < 60; step++) {
      double middle = (low + high) / 2;
      if (density.survivor(Math.exp(middle)) > uniform) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.exp((low + high) / 2);
  }

  /** Time of the first event, or the end: a unit exponential run down at the rate of the state. */
  private double event(PatientDraws draws, double begin, double end) {
    double left = Quantiles.exponential(draws.uniform(EVENT, 0), 1);
    double time = begin;
    while (time < end) {
      int period = 0;
      while (period < data.breaks.length && data.breaks[period] <= time) {
        period++;
      }
      int state = 0;
      while (state + 1 < changes && change[state + 1] <= time) {
        state++;
      }
      int which = relieved[state] ? 1 : responds ? 0 : 2;
      double ratio = period == 0 ? 0 : natural[Natural.PERIOD + period - 1];
      double rate = Math.exp(natural[Natural.EVENT + which] + ratio);
      double until = state + 1 < changes ? Math.min(end, change[state + 1]) : end;
      until = period < data.breaks.length ? Math.min(until, data.breaks[period]) : until;
      if (rate * (until - time) >= left) {
        return time + left / rate;
      }
      left -= rate * (until - time);
      time = until;
    }
    return end;
  }

  /** Times of unscheduled visits: unit exponentials run down at the rate of the state. */
  private double[] unscheduled(PatientDraws draws, double factor, double begin, double end) {
    double[] times = new double[8];
    int count = 0;
    double time = begin;
    int state = 0;
    double left = Quantiles.exponential(draws.uniform(UNSCHEDULED, 0), 1);
    while (time < end) {
      while (state + 1 < changes && change[state + 1] <= time) {
        state++;
      }
      double rate = factor * Math.exp(natural[Natural.RATE + (relieved[state] ? 1 : 0)]);
      double until = state + 1 < changes ? Math.min(end, change[state + 1]) : end;
      if (rate * (until - time) < left) {
        left -= rate * (until - time);
        time = until;
      } else {
        time += left / rate;
        count++;
        times = count > times.length ? Arrays.copyOf(times, 2 * count) : times;
        times[count - 1] = time;
        left = Quantiles.exponential(draws.uniform(UNSCHEDULED, count), 1);
      }
    }
    return Arrays.copyOf(times, count);
  }

  private static double chance(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }
}
