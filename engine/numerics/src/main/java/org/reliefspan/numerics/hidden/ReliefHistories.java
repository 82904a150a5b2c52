package org.reliefspan.numerics.hidden;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is known of many episodes after their procedures. Immutable once built.
 *
 * <p>Each episode has sightings in order of time since its procedure, an end of observation (the
 * silence until then counts), a weight, a cluster (the patient) and covariates of the duration, of
 * the chance to respond and of the visit rates. Episodes without any sighting stay in.
 */
public final class ReliefHistories implements Serializable {
  private static final long serialVersionUID = 1L;

  final int[] first; // first sighting of each episode, one more entry at the end
  final double[] time;
  final byte[] kind;
  final byte[] score;
  final double[] end;
  final double[] weight;
  final int[] cluster;
  final boolean[] unwatched; // visits count only from the first sighting on
  final boolean hasEvents;
  final double[] breaks; // times at which event rates change
  final Covariates duration;
  final Covariates response;
  final Covariates visits;

  private ReliefHistories(Builder from) {
    this.first = Arrays.copyOf(from.first, from.episodes + 1);
    this.first[from.episodes] = from.sightings;
    this.time = Arrays.copyOf(from.time, from.sightings);
    this.kind = Arrays.copyOf(from.kind, from.sightings);
    this.score = Arrays.copyOf(from.score, from.sightings);
    this.end = Arrays.copyOf(from.end, from.episodes);
    this.weight = Arrays.copyOf(from.weight, from.episodes);
    this.cluster = Arrays.copyOf(from.cluster, from.episodes);
    this.unwatched = Arrays.copyOf(from.unwatched, from.episodes);
    this.hasEvents = has(VisitKind.EVENT);
    this.breaks = from.breaks.clone();
    int size = from.episodes;
    this.duration = from.duration.orElseGet(() -> Covariates.constant(size)).checked(size);
    this.response = from.response.orElseGet(() -> Covariates.constant(size)).checked(size);
    this.visits = from.visits.orElseGet(Covariates::none).checked(size);
  }

  private ReliefHistories(
      ReliefHistories from, Covariates duration, Covariates response, Covariates visits) {
    this.first = from.first;
    this.time = from.time;
    this.kind = from.kind;
    this.score = from.score;
    this.end = from.end;
    this.weight = from.weight;
    this.cluster = from.cluster;
    this.unwatched = from.unwatched;
    this.hasEvents = from.hasEvents;
    this.breaks = from.breaks;
    this.duration = duration.checked(end.length);
    this.response = response.checked(end.length);
    this.visits = visits.checked(end.length);
  }

  /** Begins without episodes. */
  public static Builder builder() {
    return new Builder();
  }

  /** Number of episodes. */
  public int episodes() {
    return end.length;
  }

  /** Number of clusters. */
  public int clusters() {
    return Arrays.stream(cluster).max().orElse(-1) + 1;
  }

  /** Number of sightings. */
  public int sightings() {
    return time.length;
  }

  /** First sighting of an episode; the next episode's first ends them. */
  public int firstSighting(int episode) {
    return first[episode];
  }

  /** Time of a sighting since the procedure. */
  public double time(int sighting) {
    return time[sighting];
  }

  /** Kind of a sighting. */
  public VisitKind kind(int sighting) {
    return VisitKind.of(kind[sighting]);
  }

  /** What a sighting saw. */
  public Score score(int sighting) {
    return Score.of(score[sighting]);
  }

  /** End of observation of an episode. */
  public double end(int episode) {
    return end[episode];
  }

  /** Case weight of an episode. */
  public double weight(int episode) {
    return weight[episode];
  }

  /** Covariates of the duration. */
  public Covariates duration() {
    return duration;
  }

  /**
   * Number of the period in which a stretch begins: 0 while nothing is observed, then from 1.
   *
   * @param before that of the stretch before
   * @param stretch number of the stretch
   * @param begin its begin
   */
  int period(int before, int stretch, double begin) {
    int number = stretch == 0 ? before : Math.max(1, before);
    while (number > 0 && number <= breaks.length && begin >= breaks[number - 1]) {
      number++;
    }
    return number;
  }

  /** Whether any sighting is of this kind. */
  public boolean has(VisitKind sought) {
    for (byte code : kind) {
      if (code == sought.code) {
        return true;
      }
    }
    return false;
  }

  /** Whether any episode shows relief again after a failing score that followed relief. */
  public boolean wavers() {
    for (int episode = 0; episode < episodes(); episode++) {
      boolean relieved = false;
      boolean lost = false;
      for (int i = first[episode]; i < first[episode + 1]; i++) {
        boolean relief = score[i] == Score.RELIEF.code;
        if (relief && lost) {
          return true;
        }
        lost |= relieved && score[i] == Score.FAILING.code;
        relieved |= relief;
      }
    }
    return false;
  }

  /** Whether any episode shows relief only after a failing score. */
  public boolean beginsLate() {
    for (int episode = 0; episode < episodes(); episode++) {
      boolean failed = false;
      for (int i = first[episode]; i < first[episode + 1]; i++) {
        if (score[i] == Score.RELIEF.code) {
          if (failed) {
            return true;
          }
          break;
        }
        failed |= score[i] == Score.FAILING.code;
      }
    }
    return false;
  }

  /**
   * The same until the first score that does not show relief: what follows says nothing of the
   * first loss where scores are not mistaken, and visits after a loss has been presented need not
   * follow the rate before.
   */
  public ReliefHistories untilFirstFailing() {
    Builder builder = new Builder().eventBreaks(breaks);
    for (int episode = 0; episode < episodes(); episode++) {
      copyUntilFailing(episode, builder);
    }
    builder.duration = Optional.of(duration);
    builder.response = Optional.of(response);
    builder.visits = Optional.of(visits);
    return builder.build();
  }

  /**
   * Whether a failing score came by a visit of its own accord, so that rates need not hold after
   * it, or is followed by relief, so that it is the last that is taken as right.
   */
  private boolean isPresented(int episode, int sighting) {
    boolean presented = kind[sighting] != VisitKind.CONTACT.code;
    for (int i = sighting + 1; i < first[episode + 1] && !presented; i++) {
      presented = score[i] == Score.RELIEF.code;
    }
    return presented;
  }

  /**
   * The same with other covariates, a row for every episode.
   *
   * @param ofDuration with a column of ones
   * @param ofResponse with a column of ones
   * @param ofVisits without
   */
  public ReliefHistories with(Covariates ofDuration, Covariates ofResponse, Covariates ofVisits) {
    return new ReliefHistories(this, ofDuration, ofResponse, ofVisits);
  }

  /**
   * The same with event rates that may change at times that part the events into periods of about
   * equal numbers; as many periods as have enough events each.
   *
   * @param least events in each period, about
   */
  public ReliefHistories withEventPeriods(int least) {
    double[] cuts = cuts(wavers() ? this : untilFirstFailing(), least);
    if (cuts.length == 0) {
      return this;
    }
    Builder builder = new Builder().eventBreaks(cuts);
    for (int episode = 0; episode < episodes(); episode++) {
      builder.episode(end[episode], weight[episode], cluster[episode]);
      builder.unwatched[builder.episodes - 1] = unwatched[episode];
      for (int i = first[episode]; i < first[episode + 1]; i++) {
        boolean begin = unwatched[episode] && i == first[episode];
        if (begin) {
          builder.add(time[i], VisitKind.of(kind[i]), Score.of(score[i]));
        } else {
          builder.sighting(time[i], VisitKind.of(kind[i]), Score.of(score[i]));
        }
      }
    }
    builder.duration = Optional.of(duration);
    builder.response = Optional.of(response);
    builder.visits = Optional.of(visits);
    return builder.build();
  }

  private static double[] cuts(ReliefHistories used, int least) {
    double[] events =
        IntStream.range(0, used.sightings())
            .filter(i -> used.kind[i] == VisitKind.EVENT_CODE)
            .mapToDouble(i -> used.time[i])
            .sorted()
            .toArray();
    int most = Math.min(Natural.MOST_PERIODS, events.length / least);
    for (int periods = most; periods > 1; periods--) {
      int size = events.length;
      int parts = periods;
      double[] cuts =
          IntStream.range(1, periods)
              .mapToDouble(k -> events[(int) ((long) k * size / parts) - 1])
              .toArray();
      if (smallest(events, cuts) >= (least + 1) / 2) {
        return cuts;
      }
    }
    return new double[0];
  }

  /** Number of events in the smallest period; an event at a cut is in the period before it. */
  private static int smallest(double[] events, double[] cuts) {
    int[] counts = new int[cuts.length + 1];
    for (double event : events) {
      int period = 0;
      while (period < cuts.length && event > cuts[period]) {
        period++;
      }
      counts[period]++;
    }
    return Arrays.stream(counts).min().orElse(0);
  }

  private void copyUntilFailing(int episode, Builder builder) {
    int stop = first[episode + 1];
    boolean cut = false;
    for (int i = first[episode]; i < first[episode + 1]; i++) {
      if (score[i] >= Score.FAILING.code && isPresented(episode, i)) {
        stop = i + 1;
        cut = true;
        break;
      }
    }
    builder.episode(cut ? time[stop - 1] : end[episode], weight[episode], cluster[episode]);
    builder.unwatched[builder.episodes - 1] = unwatched[episode];
    for (int i = first[episode]; i < stop; i++) {
      builder.add(time[i], VisitKind.of(kind[i]), Score.of(score[i]));
    }
  }

  /** Whether the episodes of each cluster follow one another. */
  boolean clustersInOrder() {
    for (int episode = 1; episode < cluster.length; episode++) {
      if (cluster[episode] < cluster[episode - 1]) {
        return false;
      }
    }
    return true;
  }

  /** One in so many episodes, the first of all included. */
  ReliefHistories every(int step) {
    int count = (episodes() + step - 1) / step;
    int[] chosen = new int[count];
    for (int i = 0; i < count; i++) {
      chosen[i] = i * step;
    }
    Builder builder = new Builder().eventBreaks(breaks);
    for (int episode : chosen) {
      copy(episode, cluster[episode], builder);
    }
    builder.duration = Optional.of(duration.rows(chosen));
    builder.response = Optional.of(response.rows(chosen));
    builder.visits = Optional.of(visits.rows(chosen));
    return builder.build();
  }

  /** All episodes of several places, whose clusters differ. */
  static ReliefHistories joined(List<ReliefHistories> places) {
    Builder builder = new Builder().eventBreaks(places.get(0).breaks);
    int clusters = 0;
    for (ReliefHistories place : places) {
      for (int episode = 0; episode < place.episodes(); episode++) {
        place.copy(episode, clusters + place.cluster[episode], builder);
      }
      clusters += place.clusters();
    }
    builder.duration = Optional.of(Covariates.joined(places.stream().map(p -> p.duration)));
    builder.response = Optional.of(Covariates.joined(places.stream().map(p -> p.response)));
    builder.visits = Optional.of(Covariates.joined(places.stream().map(p -> p.visits)));
    return builder.build();
  }

  private void copy(int episode, int clusterNumber, Builder builder) {
    builder.episode(end[episode], weight[episode], clusterNumber);
    builder.unwatched[builder.episodes - 1] = unwatched[episode];
    for (int i = first[episode]; i < first[episode + 1]; i++) {
      builder.add(time[i], VisitKind.of(kind[i]), Score.of(score[i]));
    }
  }

  /** Collects episodes one after the other. Not thread-safe. */
  public static final class Builder {
    private int episodes;
    private int sightings;
    private int[] first = new int[17];
    private double[] end = new double[16];
    private double[] weight = new double[16];
    private int[] cluster = new int[16];
    private boolean[] unwatched = new boolean[16];
    private double[] time = new double[64];
    private byte[] kind = new byte[64];
    private byte[] score = new byte[64];
    private Optional<Covariates> duration = Optional.empty();
    private Optional<Covariates> response = Optional.empty();
    private Optional<Covariates> visits = Optional.empty();

    private double[] breaks = {};
    private int nextBreak;

    private Builder() {}

    /**
     * Times since the procedure at which the rates of events change by a common factor; to be told
     * before the first episode.
     *
     * @param times increasing, above 0, three at most
     */
    public Builder eventBreaks(double... times) {
      if (episodes > 0 || times.length >= Natural.MOST_PERIODS) {
        throw new IllegalArgumentException(
            "At most %s times, before the first episode.".formatted(Natural.MOST_PERIODS - 1));
      }
      breaks = times.clone();
      return this;
    }

    /** Puts sightings of nothing where the rates of events change, so that stretches end there. */
    private void cutAtBreaks(double until) {
      double last = sightings > first[episodes - 1] ? time[sightings - 1] : 0;
      while (nextBreak < breaks.length && breaks[nextBreak] < until) {
        if (breaks[nextBreak] > last) {
          add(breaks[nextBreak], VisitKind.CONTACT, Score.NONE);
        }
        nextBreak++;
      }
    }

    private void closeEpisode() {
      if (episodes > 0) {
        cutAtBreaks(end[episodes - 1]);
      }
    }

    /** The next episode, with weight 1 and a cluster of its own. */
    public Builder episode(double endOfObservation) {
      return episode(endOfObservation, 1, episodes);
    }

    /**
     * The next episode.
     *
     * @param endOfObservation finite, above 0
     * @param caseWeight finite, not negative
     * @param clusterNumber dense from 0
     */
    public Builder episode(double endOfObservation, double caseWeight, int clusterNumber) {
      if (!(endOfObservation > 0 && endOfObservation < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "The end of observation of episode %s must be a time after its procedure. Maybe the end"
                    .formatted(episodes + 1)
                + " is not known: the silence until then carries information.");
      }
      if (!(caseWeight >= 0 && caseWeight < Double.POSITIVE_INFINITY) || clusterNumber < 0) {
        throw new IllegalArgumentException(
            "The weight of episode %s must be finite and not negative.".formatted(episodes + 1));
      }
      closeEpisode();
      nextBreak = 0;
      if (episodes == end.length) {
        int larger = 2 * episodes;
        first = Arrays.copyOf(first, larger + 1);
        end = Arrays.copyOf(end, larger);
        weight = Arrays.copyOf(weight, larger);
        cluster = Arrays.copyOf(cluster, larger);
        unwatched = Arrays.copyOf(unwatched, larger);
      }
      first[episodes] = sightings;
      end[episodes] = endOfObservation;
      weight[episodes] = caseWeight;
      cluster[episodes] = clusterNumber;
      unwatched[episodes] = false;
      episodes++;
      return this;
    }

    /**
     * Visits of the current episode are observed only from a time on, as after the days in which
     * relief may still begin; to be called before its first sighting.
     *
     * @param begin from 0 to the end of observation
     */
    public Builder watchedFrom(double begin) {
      if (sightings > first[episodes - 1]) {
        throw new IllegalStateException("The begin must be told before the first sighting.");
      }
      if (begin > 0) {
        unwatched[episodes - 1] = true;
        double from = Math.min(begin, end[episodes - 1]);
        add(from, VisitKind.CONTACT, Score.NONE);
      }
      return this;
    }

    /**
     * The next sighting of the current episode.
     *
     * @param at time since the procedure, not before the last sighting, not after the end
     */
    public Builder sighting(double at, VisitKind why, Score seen) {
      int episode = episodes - 1;
      double before = sightings > first[episode] ? time[sightings - 1] : 0;
      if (!(at >= before && at <= end[episode])) {
        throw new IllegalArgumentException(
            "The visits of episode %s must be in order of time, from 0 to its end of observation."
                .formatted(episodes));
      }
      if (why == VisitKind.EVENT && at < end[episode]) {
        throw new IllegalArgumentException(
            "The event of episode %s must be its end of observation.".formatted(episodes));
      }
      cutAtBreaks(at);
      add(at, why, seen);
      return this;
    }

    private void add(double at, VisitKind why, Score seen) {
      if (sightings == time.length) {
        time = Arrays.copyOf(time, 2 * sightings);
        kind = Arrays.copyOf(kind, 2 * sightings);
        score = Arrays.copyOf(score, 2 * sightings);
      }
      time[sightings] = at;
      kind[sightings] = why.code;
      score[sightings++] = seen.code;
    }

    /** Covariates of the location of the duration, a column of ones included. */
    public Builder duration(Covariates covariates) {
      duration = Optional.of(covariates);
      return this;
    }

    /** Covariates of the logit of response, a column of ones included. */
    public Builder response(Covariates covariates) {
      response = Optional.of(covariates);
      return this;
    }

    /** Covariates of both log visit rates, without a column of ones. */
    public Builder visits(Covariates covariates) {
      visits = Optional.of(covariates);
      return this;
    }

    /** The histories so far. */
    public ReliefHistories build() {
      if (episodes == 0) {
        throw new IllegalArgumentException("There must be at least one episode.");
      }
      closeEpisode();
      return new ReliefHistories(this);
    }
  }
}
