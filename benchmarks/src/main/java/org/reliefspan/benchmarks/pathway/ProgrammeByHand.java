package org.reliefspan.benchmarks.pathway;

import java.util.Arrays;
import org.reliefspan.numerics.random.CumulativeHazard;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;
import org.reliefspan.numerics.random.Quantiles;

/**
 * Both strategies of {@code integrated-programme.yaml}, written by hand for this model alone, with
 * the same draws: the sums of its outcomes, and of function at 101 times.
 *
 * <p>What everything hangs on is the function of the patient, known from one bend to the next
 * ({@link FunctionByHand}) with the band of levels in which it is. Rates that stand still between
 * steps use up the luck of each event.
 */
final class ProgrammeByHand {
  static final int OUTCOMES = 8;
  static final int TIMES = FunctionByHand.TIMES;
  private static final int QALY = 0;
  private static final int COST = 1;
  private static final int GOOD_DAYS = 2;
  private static final int SESSIONS = 3;
  private static final int ABLATIONS = 4;
  private static final int FLARES = 5;
  private static final int EMERGENCIES = 6;
  private static final int ADVERSE = 7;

  private static final int SETTLE = 0; // events in the order of the file, then activities
  private static final int RELAPSE = 1;
  private static final int FLARE = 2;
  private static final int EMERGENCY = 3;
  private static final int TAPER = 4;
  private static final int ADVERSE_EVENT = 5;
  private static final int REASSESS = 6;
  private static final int YEARLY = 7;
  private static final int SLEEP = 8;
  private static final int FALL = 9;
  private static final int WORK_LOST = 10;
  private static final int INFECTION = 11;
  private static final int DIE = 12;
  private static final int EVENTS = 13;
  private static final int TEACH = 13;
  private static final int THERAPY = 14;
  private static final int TALK = 15;
  private static final int BLOCK = 16;
  private static final int ABLATION = 17;
  private static final int REVIEW = 18;
  private static final int ALL = 19;
  private static final Purpose[] EVENT = {
    Purpose.of("event:settle"),
    Purpose.of("event:relapse"),
    Purpose.of("event:flare"),
    Purpose.of("event:emergency"),
    Purpose.of("event:taper"),
    Purpose.of("event:adverse"),
    Purpose.of("event:reassess"),
    Purpose.of("event:yearly"),
    Purpose.of("event:sleep"),
    Purpose.of("event:fall"),
    Purpose.of("event:work_lost"),
    Purpose.of("event:infection"),
    Purpose.of("event:die")
  };
  private static final Purpose AGE = Purpose.of("attribute:age");
  private static final Purpose BASELINE = Purpose.of("attribute:baseline");
  private static final Purpose CATASTROPHISING = Purpose.of("attribute:catastrophising");
  private static final Purpose RESPONDS = Purpose.of("attribute:responds");
  private static final Purpose DOSE = Purpose.of("attribute:dose");
  private static final Purpose POSITIVE = Purpose.of("set:block:positive");
  private static final Purpose SCORE = Purpose.of("set:review:score");
  private static final Purpose NEW_DOSE = Purpose.of("set:taper:dose");
  private static final Purpose THERAPY_TARGET = Purpose.of("activity:therapy:target");
  private static final Purpose REVIEW_TARGET = Purpose.of("activity:review:target");

  private static final int ACTIVE = 0;
  private static final int MAINTENANCE = 1;
  private static final int DEAD = 2;
  private static final double[] UTILITY = {0.6, 0.7, 0};

  static final double TICKS = 1 << 20; // in a day, as it divides
  private static final long DAY = 1 << 20; // ticks
  private static final long HORIZON = 730 * DAY;
  private static final long NEVER = Long.MAX_VALUE;
  private static final long LONG_AGO = -1L << 60;

  private final double[] sums = new double[2 * OUTCOMES];
  private final FunctionByHand function = new FunctionByHand();
  private final Activity[] activities = {
    new Activity(TEACH, "teach", 0.05, 1, 0),
    new Activity(THERAPY, "therapy", 0.03, 8, 5),
    new Activity(TALK, "talk", 0.04, 4, 14),
    new Activity(BLOCK, "block", 0.02, 1, 0),
    new Activity(ABLATION, "ablation", 0.03, 1, 0),
    new Activity(REVIEW, "review", 0.02, 1, 0)
  };
  private final long[] rings = new long[ALL];
  private final double[] rates = new double[EVENTS];
  private final double[] left = new double[EVENTS]; // of the luck; NaN where none was drawn
  private final long[] reckoned = new long[EVENTS]; // when
  private final int[] counts = new int[ALL];
  private final long[] last = new long[ALL];
  private final Philox luck = Philox.keyed(1, "pathway:integrated_programme");
  private long patient;
  private int at; // of the sums of the strategy
  private boolean isIntegrated;
  private double age;
  private double baseline;
  private double catastrophising;
  private double responds;
  private double firstDose;
  private double dose;
  private int failed;
  private boolean hasFinishedTherapy;
  private int state;
  private long entered;
  private long now;

  /** Runs some patients. */
  void run(long patients) {
    for (long number = 0; number < patients; number++) {
      one(number);
    }
  }

  private void one(long number) {
    patient = number;
    age = Quantiles.normal(luck.uniform(patient, AGE, 0), 58, 12);
    baseline = Quantiles.normal(luck.uniform(patient, BASELINE, 0), 42, 8);
    catastrophising = Quantiles.bernoulli(luck.uniform(patient, CATASTROPHISING, 0), 0.3) ? 1 : 0;
    responds = Quantiles.beta(luck.uniform(patient, RESPONDS, 0), 4.0, 4.0);
    firstDose = 20 + 70 * luck.uniform(patient, DOSE, 0);
    follow(false);
    follow(true);
  }

  /** Sum of an outcome over the patients. */
  double sum(int strategy, int outcome) {
    return sums[strategy * OUTCOMES + outcome];
  }

  /** Mean function at a time of the grid over those who are alive. */
  double meanFunction(int strategy, int time) {
    return function.mean(strategy, time);
  }

  private void follow(boolean integrated) {
    begin(integrated);
    for (int which = first(); ; which = first()) {
      long look = nextLook();
      long ring = rings[which];
      now = Math.min(look, ring);
      if (now > HORIZON || state == DEAD) {
        break;
      }
      function.comeTo(now / TICKS);
      if (ring < look) {
        ring(which);
      }
      setRates();
    }
    function.end(state == DEAD);
    sums[at + QALY] += function.quality();
    sums[at + GOOD_DAYS] += function.goodDays();
  }

  private void begin(boolean integrated) {
    isIntegrated = integrated;
    at = integrated ? OUTCOMES : 0;
    dose = firstDose;
    failed = 0;
    hasFinishedTherapy = false;
    now = 0;
    Arrays.fill(rings, NEVER);
    Arrays.fill(rates, 0);
    Arrays.fill(left, Double.NaN);
    Arrays.fill(counts, 0);
    Arrays.fill(last, LONG_AGO);
    for (Activity activity : activities) {
      activity.begin();
    }
    function.begin(integrated ? 1 : 0, baseline);
    enter(ACTIVE);
    request(TEACH);
    request(THERAPY);
    request(BLOCK);
    request(REVIEW);
    double life = CumulativeHazard.ofUniform(luck.uniform(patient, EVENT[DIE], 0));
    rings[DIE] = in(CumulativeHazard.gompertzInverse(life, 0.0002, 0.00002));
    startTaper();
    setRates();
  }

  private int first() {
    int first = 0;
    for (int i = 1; i < ALL; i++) {
      if (rings[i] < rings[first]) {
        first = i;
      }
    }
    return first;
  }

  private long in(double days) {
    double ticks = Math.rint(days * TICKS);
    return ticks <= HORIZON - now ? now + (long) ticks : NEVER;
  }

  /** Comes to a state. */
  private void enter(int newState) {
    state = newState;
    entered = now;
    rings[REASSESS] = newState == ACTIVE ? in(180) : NEVER;
    rings[YEARLY] = newState == MAINTENANCE ? in(300) : NEVER;
    function.setUtility(now / TICKS, UTILITY[newState]);
  }

  private void request(int activity) {
    if (isIntegrated || (activity != THERAPY && activity != TALK)) {
      activities[activity - EVENTS].request();
    }
  }

  private void startTaper() {
    double u = luck.uniform(patient, EVENT[TAPER], counts[TAPER]);
    rings[TAPER] = dose > 5 ? in(42 + 42 * u) : NEVER;
  }

  /** When function bends or passes a level, or a time of a condition has passed. */
  private long nextLook() {
    long look = (long) Math.ceil(function.until() * TICKS);
    look = Math.max(look, now + 1);
    look = earlier(look, entered + 84 * DAY + 1);
    look = earlier(look, last[THERAPY] + 30 * DAY);
    look = earlier(look, last[FLARE] + 7 * DAY);
    return earlier(look, last[ABLATION] + 14 * DAY);
  }

  private long earlier(long look, long tick) {
    return tick > now && tick < look ? tick : look;
  }

  private long since(int what) {
    return now - last[what];
  }

  private void setRates() {
    boolean isActive = state == ACTIVE;
    boolean isLong = now - entered > 84 * DAY;
    double ofTherapy = since(THERAPY) < 30 * DAY ? 0.8 : 1;
    set(SETTLE, isActive && function.isFrom58() && isLong ? 1.0 / 20 : 0);
    set(RELAPSE, state == MAINTENANCE && function.isBelow50() ? 1.0 / 30 : 0);
    set(FLARE, 0.006 * (function.isAbove55() ? 0.6 : 1) * ofTherapy);
    set(EMERGENCY, since(FLARE) < 7 * DAY ? 0.0024 : 0.0006);
    set(ADVERSE_EVENT, 0.0008 * (1 + dose / 90));
    set(SLEEP, isActive && function.isPainAbove6() ? 0.004 : 0);
    set(FALL, age > 70 ? 0.0008 : 0.0004);
    set(WORK_LOST, isActive && function.isBelow45() ? 0.006 : 0);
    set(INFECTION, since(ABLATION) < 14 * DAY ? 0.0007 : 0);
  }

  /** From now on an event has a rate; what is left of its luck stays. */
  private void set(int event, double rate) {
    if (rate == rates[event]) {
      return;
    }
    if (Double.isNaN(left[event])) {
      double uniform = luck.uniform(patient, EVENT[event], counts[event]);
      left[event] = CumulativeHazard.ofUniform(uniform);
    }
    left[event] -= rates[event] * ((now - reckoned[event]) / TICKS);
    rates[event] = rate;
    reckoned[event] = now;
    rings[event] = rate == 0 ? NEVER : in(left[event] / rate);
  }

  private void add(int outcome, double value) {
    sums[at + outcome] += value;
  }

  private void pay(double cost) {
    sums[at + COST] += cost * function.factor(now / TICKS);
  }

  private void ring(int which) {
    rings[which] = NEVER;
    if (which >= EVENTS) {
      activities[which - EVENTS].ring();
      return;
    }
    rates[which] = 0;
    left[which] = Double.NaN;
    counts[which]++;
    happen(which);
    last[which] = now;
  }

  private void happen(int event) {
    switch (event) {
      case SETTLE -> enter(MAINTENANCE);
      case RELAPSE -> {
        enter(ACTIVE);
        if (since(THERAPY) > 365 * DAY) {
          request(THERAPY);
        }
        request(REVIEW);
      }
      case FLARE -> {
        pay(40);
        add(FLARES, 1);
        function.beginFlare(now / TICKS, 9);
      }
      case EMERGENCY -> {
        pay(900);
        add(EMERGENCIES, 1);
      }
      case TAPER -> {
        double uniform = luck.uniform(patient, NEW_DOSE, counts[TAPER] - 1);
        double least = dose * (dose < 30 ? 0.5 : 0.7);
        double most = dose * (dose < 30 ? 0.7 : 0.8);
        dose = least + (most - least) * uniform;
        startTaper();
      }
      case ADVERSE_EVENT -> {
        pay(300);
        add(ADVERSE, 1);
      }
      case REASSESS -> {
        rings[REASSESS] = in(180);
        request(REVIEW);
      }
      case YEARLY -> {
        rings[YEARLY] = in(300);
        request(REVIEW);
      }
      case SLEEP -> pay(20);
      case FALL -> pay(500);
      case WORK_LOST -> pay(120);
      case INFECTION -> pay(2000);
      default -> enter(DEAD);
    }
  }

  private void done(int activity) {
    int before = counts[activity]++;
    double time = now / TICKS;
    switch (activity) {
      case TEACH -> {
        pay(60);
        function.beginHome(time, 5);
      }
      case THERAPY -> {
        pay(85);
        add(SESSIONS, 1);
        function.beginTherapy(time);
      }
      case TALK -> {
        pay(110);
        function.beginCoping(time, 0.8 + catastrophising);
      }
      case BLOCK -> {
        pay(450);
        double chance = isIntegrated ? 0.55 : 0.4;
        if (Quantiles.bernoulli(luck.uniform(patient, POSITIVE, before), chance)) {
          request(ABLATION);
        }
      }
      case ABLATION -> {
        pay(1400);
        add(ABLATIONS, 1);
        function.beginRelief(time, 18 * responds);
        if (counts[THERAPY] == 0) {
          request(THERAPY);
        }
      }
      default -> review(before);
    }
    last[activity] = now;
  }

  private void review(int before) {
    pay(95);
    double mean = function.value(now / TICKS);
    double score = Quantiles.normal(luck.uniform(patient, SCORE, before), mean, 4);
    if (score < 50 && !hasFinishedTherapy) {
      request(THERAPY);
    }
    if (score < 52 && failed < 2 && since(BLOCK) > 120 * DAY && since(ABLATION) > 270 * DAY) {
      request(BLOCK);
    }
    if (catastrophising == 1 && counts[TALK] == 0) {
      request(TALK);
    }
  }

  /** What is booked, one appointment after the other. */
  private final class Activity {
    private final int which;
    private final Purpose absence;
    private final double duration;
    private final int sessions;
    private final double every;
    private boolean isIdle;
    private boolean isUnderWay;
    private boolean isTooLate;
    private int session;
    private int booked;
    private boolean isBookedAgain;
    private long deadline;

    Activity(int which, String name, double duration, int sessions, double every) {
      this.which = which;
      this.absence = Purpose.of("activity:" + name + ":no_show");
      this.duration = duration;
      this.sessions = sessions;
      this.every = every;
    }

    void begin() {
      isIdle = true;
      isUnderWay = false;
      booked = 0;
    }

    void request() {
      if (isIdle) {
        isIdle = false;
        session = 1;
        isBookedAgain = false;
        double target = target(booked++);
        double latest = latest();
        deadline = in(latest);
        appoint(in(Math.max(target, earliest())));
      }
    }

    private double earliest() {
      return which == THERAPY ? 2 : 0; // the others have no target before the earliest
    }

    private double target(int occurrence) {
      return switch (which) {
        case TEACH -> 3;
        case THERAPY ->
            Quantiles.gamma(luck.uniform(patient, THERAPY_TARGET, occurrence), 49.0 / 9, 9.0 / 7);
        case TALK, ABLATION -> 14;
        case BLOCK -> 21;
        default -> 28 + 14 * luck.uniform(patient, REVIEW_TARGET, occurrence);
      };
    }

    private double latest() {
      return switch (which) {
        case TEACH, REVIEW -> Double.POSITIVE_INFINITY;
        case THERAPY -> 40;
        default -> 60;
      };
    }

    private double noShow() {
      return switch (which) {
        case TEACH, REVIEW -> 0;
        case THERAPY -> 0.08 + 0.05 * catastrophising;
        case TALK -> 0.1;
        case BLOCK -> 0.04;
        default -> 0.05;
      };
    }

    private void appoint(long tick) {
      isTooLate = tick > deadline;
      rings[which] = isTooLate ? deadline : tick;
    }

    void ring() {
      if (isUnderWay) {
        isUnderWay = false;
        end(true);
      } else if (isTooLate) {
        end(false);
      } else if (noShow() > 0 && luck.uniform(patient, absence, booked - 1) < noShow()) {
        missed();
      } else {
        isUnderWay = true;
        rings[which] = in(duration);
      }
    }

    private void missed() {
      if (!isBookedAgain && (which == THERAPY || which == ABLATION)) {
        isBookedAgain = true;
        booked++;
        appoint(in(which == THERAPY ? 4 : 14));
      } else {
        end(false);
      }
    }

    private void end(boolean isDone) {
      isIdle = session == sessions;
      if (isDone) {
        done(which);
      } else if (which == BLOCK) {
        failed++;
      }
      boolean isFinished = isIdle || (which == THERAPY && function.value(now / TICKS) >= 65);
      if (isFinished) {
        isIdle = true;
        hasFinishedTherapy |= which == THERAPY;
      } else {
        session++;
        booked++;
        isBookedAgain = false;
        deadline = NEVER;
        appoint(in(every));
      }
    }
  }
}
