package org.reliefspan.benchmarks.pathway;

import org.reliefspan.numerics.math.DetMath;

/**
 * Function in {@code integrated-programme.yaml}: baseline and five effects, from one bend or level
 * to the next, a + b s + c exp(-r s), with the quality and the good days that it brings.
 */
final class FunctionByHand {
  static final int TIMES = 101;
  private static final double[] LEVELS = {45, 50, 55, 58, 40 + 2 / 0.06};
  private static final double HORIZON = 730;
  private static final double DISCOUNT = DetMath.log(1.03) / 365.25;
  private static final double FADING = DetMath.log(2) / 200;
  private static final double LEAST = 1e-9;

  private final double[] times = new double[TIMES];
  private final double[] sums = new double[2 * TIMES];
  private final int[] patients = new int[2 * TIMES];
  private final Course relief = new Course(14, 180, 120);
  private final Course therapy = new Course(7, 60, 90);
  private final Course flare = new Course(1, 5, 14);
  private final Course coping = new Course(14, 120, 180);
  private final Course home = new Course(42, 60, Double.POSITIVE_INFINITY);
  private int strategy;
  private int read;
  private double baseline;
  private double utility;
  private int band; // levels at or below which it is not
  private double from;
  private double a;
  private double b;
  private double c;
  private double until;
  private int passes; // 1 or -1: which level comes at the end
  private double quality;
  private double goodDays;
  private double factor; // discount at a time
  private double factorTime;

  FunctionByHand() {
    for (int i = 0; i < TIMES; i++) {
      times[i] = Math.rint(i * (HORIZON / 100) * ProgrammeByHand.TICKS) / ProgrammeByHand.TICKS;
    }
  }

  void begin(int ofStrategy, double newBaseline) {
    strategy = ofStrategy;
    baseline = newBaseline;
    relief.reset();
    therapy.reset();
    flare.reset();
    coping.reset();
    home.reset();
    read = 0;
    quality = 0;
    goodDays = 0;
    factor = 1;
    factorTime = 0;
    band = 0;
    while (band < LEVELS.length && baseline >= LEVELS[band]) {
      band++;
    }
    from = 0;
    trace(0);
  }

  /** Mean over those who were read. */
  double mean(int ofStrategy, int time) {
    return sums[ofStrategy * TIMES + time] / patients[ofStrategy * TIMES + time];
  }

  double quality() {
    return quality;
  }

  double goodDays() {
    return goodDays;
  }

  double until() {
    return until;
  }

  boolean isBelow45() {
    return band < 1;
  }

  boolean isBelow50() {
    return band < 2;
  }

  boolean isAbove55() {
    return band >= 3;
  }

  boolean isFrom58() {
    return band >= 4;
  }

  boolean isPainAbove6() {
    return band < 5;
  }

  double factor(double time) {
    if (time != factorTime) {
      factorTime = time;
      factor = DetMath.exp(-DISCOUNT * time);
    }
    return factor;
  }

  void setUtility(double time, double newUtility) {
    settle(time);
    utility = newUtility;
    trace(time);
  }

  void beginRelief(double time, double amount) {
    begin(relief, time, amount);
  }

  void beginTherapy(double time) {
    double present = therapy.aim(time);
    double amount = 1.6 * (relief.value(time) > 6 ? 1.5 : 1);
    begin(therapy, time, Math.min(present + amount, Math.max(present, 16)));
  }

  void beginHome(double time, double amount) {
    begin(home, time, amount);
  }

  void beginFlare(double time, double amount) {
    begin(flare, time, amount);
  }

  void beginCoping(double time, double amount) {
    double present = coping.aim(time);
    begin(coping, time, Math.min(present + amount, Math.max(present, 8)));
  }

  private void begin(Course course, double time, double level) {
    settle(time);
    course.begin(time, level);
    trace(time);
  }

  double value(double time) {
    double after = time - from;
    return a + b * after + (c == 0 ? 0 : c * DetMath.exp(-FADING * after));
  }

  /** Comes to a time by way of bends and levels. */
  void comeTo(double time) {
    while (until <= time) {
      double here = until;
      readUntil(here);
      settle(here);
      band += passes;
      trace(here);
    }
    readUntil(time);
  }

  /** The rest of the time. */
  void end(boolean isDead) {
    if (isDead) {
      read = TIMES;
    }
    comeTo(HORIZON);
    settle(HORIZON);
    readUntil(HORIZON + 1);
  }

  private void readUntil(double time) {
    for (; read < TIMES && times[read] < time; read++) {
      sums[strategy * TIMES + read] += value(times[read]);
      patients[strategy * TIMES + read]++;
    }
  }

  /** Adds what time has brought since the piece began. */
  private void settle(double time) {
    double length = time - from;
    if (length <= 0) {
      return;
    }
    double y = DISCOUNT * length;
    double before = factor(from);
    double after = factor(time);
    double standing =
        y < 1e-5 ? before * length * (1 - y / 2 * (1 - y / 3)) : (before - after) / DISCOUNT;
    double rising =
        before * length * length * (0.5 - y * (1 / 3.0 - y * (1 / 8.0 - y * (1 / 30.0 - y / 144))));
    double fading = c == 0 ? 0 : fading(before, after, length);
    double moving = (a - 45) * standing + b * rising + c * fading;
    quality += (utility * standing + 0.003 * moving) / 365.25;
    goodDays += band >= 3 ? length : 0;
  }

  private static double fading(double before, double after, double length) {
    return (before - after * DetMath.exp(-FADING * length)) / (DISCOUNT + FADING);
  }

  /** A new piece from a time on. */
  private void trace(double time) {
    from = time;
    a = baseline;
    b = 0;
    c = 0;
    until = Double.POSITIVE_INFINITY;
    passes = 0;
    add(relief, 1);
    add(therapy, 1);
    add(coping, 1);
    add(flare, -1);
    add(home, 1);
    if (time >= home.fades) {
      a -= home.level;
      c = home.level * DetMath.exp(-FADING * (time - home.fades));
    }
    boolean isRising = b > 0;
    if (c > 0 && b > 0) {
      double turns = DetMath.log(c * FADING / b) / FADING;
      isRising = turns <= LEAST;
      until = isRising ? until : Math.min(until, from + turns);
    }
    if (b != 0 || c != 0) {
      endAtLevel(isRising);
    }
  }

  private void add(Course course, int sign) {
    if (from < course.gone) {
      a += sign * course.value(from);
      b += sign * course.slope(from);
      until = Math.min(until, course.knotAfter(from));
    }
  }

  private void endAtLevel(boolean isRising) {
    int which = isRising ? band : band - 1;
    if (which < 0 || which == LEVELS.length) {
      return;
    }
    double level = LEVELS[which];
    double end = Math.min(until, HORIZON + 1);
    double atEnd = value(end);
    if (isRising ? atEnd >= level : atEnd < level) {
      until = from + (c == 0 ? (level - a) / b : root(level, isRising ? end - from : 0));
      until = Math.max(from, until);
      passes = isRising ? 1 : -1;
    }
  }

  /** Newton from the side on which a convex curve is above. */
  private double root(double level, double start) {
    double after = start;
    for (int i = 0; i < 100; i++) {
      double faded = c * DetMath.exp(-FADING * after);
      double step = (a + b * after + faded - level) / (b - FADING * faded);
      after -= step;
      if (Math.abs(step) <= 1e-14 * after) {
        break;
      }
    }
    return after;
  }

  /** One effect: on a line to its level, there, on a line to 0. */
  private static final class Course {
    private final double onset;
    private final double plateau;
    private final double waning;
    private double first;
    private double level;
    private double begins;
    private double there;
    private double fades;
    private double gone;

    Course(double onset, double plateau, double waning) {
      this.onset = onset;
      this.plateau = plateau;
      this.waning = waning;
    }

    void reset() {
      level = 0;
      there = 0;
      fades = Double.POSITIVE_INFINITY;
      gone = 0;
    }

    void begin(double now, double to) {
      first = value(now);
      level = to;
      begins = now;
      there = now + onset;
      fades = there + plateau;
      gone = fades + waning;
    }

    double aim(double time) {
      return time < there ? level : value(time);
    }

    double value(double time) {
      if (time < there) {
        return first + (level - first) / (there - begins) * (time - begins);
      }
      if (!(time < gone)) {
        return 0;
      }
      return time < fades || gone == Double.POSITIVE_INFINITY
          ? level
          : level / (gone - fades) * (gone - time);
    }

    double slope(double time) {
      if (time < there) {
        return (level - first) / (there - begins);
      }
      return time < fades || !(time < gone) || gone == Double.POSITIVE_INFINITY
          ? 0
          : -level / (gone - fades);
    }

    double knotAfter(double time) {
      return time < there ? there : time < fades ? fades : gone;
    }
  }
}
