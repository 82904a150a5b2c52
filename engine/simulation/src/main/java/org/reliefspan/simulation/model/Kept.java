package org.reliefspan.simulation.model;

/**
 * An expression that many others read: how it goes on is found once and holds until its next break
 * or until something changes that it reads.
 *
 * <p>Pieces begin where something changed, then where the last one ended, whenever they are asked
 * for: no number depends on who has looked before.
 */
final class Kept extends Node {
  private static final double LEAST = 0x1p-44; // of a step, beyond a jump

  private final Node node;
  private final int slot;
  private final long bit;
  private final boolean isTraced;

  private Kept(Node node, int slot) {
    super(node);
    this.node = node;
    this.slot = slot;
    this.bit = 1L << slot;
    this.isTraced = node.isMoving() && node.isTraced();
  }

  /** The node, kept in a slot of its own unless it is a number or there is no room. */
  static Node of(Node node, int slot) {
    return node.isConstant() || slot >= Long.SIZE ? node : new Kept(node, slot);
  }

  @Override
  boolean isTraced() {
    return node.isTraced();
  }

  @Override
  public double value(Patient patient) {
    Memory memory = patient.memory[slot];
    double now = patient.time();
    if ((patient.keptValues & bit) == 0 || memory.time != now) {
      memory.value = valueNow(memory, patient);
      memory.time = now;
      patient.keptValues |= bit;
    }
    return memory.value;
  }

  /** Just after a change as it is written, later as it has gone on since. */
  private double valueNow(Memory memory, Patient patient) {
    if (isTraced && patient.time() > memory.changed && patient.isContinuous()) {
      Memory piece = piece(patient);
      if (piece.isKnown) {
        return piece.motion.value(patient.time() - piece.from);
      }
    }
    return node.value(patient);
  }

  @Override
  double slopeNow(Patient patient) {
    Memory piece = piece(patient);
    if (!piece.isKnown) {
      return node.slope(patient);
    }
    return piece.motion.isLine() ? piece.motion.slope() : Double.NaN;
  }

  @Override
  double breakNow(Patient patient) {
    return piece(patient).until;
  }

  @Override
  double traceNow(Motion motion, double factor, Patient patient) {
    Memory piece = piece(patient);
    if (!piece.isKnown) {
      return Double.NaN;
    }
    motion.add(piece.motion, factor, patient.time() - piece.from);
    return piece.until;
  }

  /**
   * Its next break, or when it comes to a level before.
   *
   * @param present its value
   */
  double ownBreakOrCrossing(double present, double level, Patient patient) {
    Memory piece = piece(patient);
    return Math.min(piece.until, crossing(present, level, patient, piece));
  }

  private double crossing(double present, double level, Patient patient, Memory piece) {
    if (!piece.isKnown) {
      return Crossing.sought(this, Node.of(level), patient);
    }
    double now = patient.time();
    if (piece.motion.isLine()) {
      return Crossing.onLine(present - level, piece.motion.slope(), now);
    }
    double end = Math.max(now, Math.min(piece.until, patient.horizon()));
    if (piece.excludes(level, end - piece.from)) {
      return Double.POSITIVE_INFINITY;
    }
    Motion gap = patient.borrow();
    gap.add(piece.motion, 1, 0);
    gap.add(-level, 0);
    double after = now - piece.from;
    boolean agrees = Math.signum(gap.value(after)) == Math.signum(present - level);
    double root = agrees ? gap.firstRoot(after, end - piece.from) : after;
    patient.giveBack(1);
    return piece.from + root;
  }

  /** How it goes on now. */
  private Memory piece(Patient patient) {
    Memory piece = patient.memory[slot];
    double now = patient.time();
    if ((patient.keptPieces & bit) == 0 || now < piece.from) {
      begin(piece, isTraced ? Math.min(piece.changed, now) : now, patient);
      patient.keptPieces |= bit;
    }
    if (now >= piece.until && now > piece.from) {
      goOn(piece, patient);
    }
    return piece;
  }

  /** One piece after the other; a jump just after a time is passed in growing steps. */
  private void goOn(Memory piece, Patient patient) {
    double now = patient.time();
    double leap = patient.step() * LEAST;
    double least = leap;
    while (now >= piece.until && now > piece.from) {
      boolean isAtOnce = piece.until - piece.from < leap;
      double next = isAtOnce ? Math.min(now, piece.from + least) : piece.until;
      least = isAtOnce ? 2 * least : leap;
      begin(piece, isTraced ? next : now, patient);
    }
  }

  private void begin(Memory piece, double at, Patient patient) {
    double now = patient.time();
    patient.moveTo(at);
    piece.motion.clear();
    piece.until = node.trace(piece.motion, 1, patient);
    piece.isKnown = !Double.isNaN(piece.until);
    if (!piece.isKnown) {
      piece.until = node.nextBreak(patient);
    }
    piece.isBounded = false;
    piece.from = at;
    patient.moveTo(now);
  }

  /** What is kept of one expression for one patient. Not thread-safe. */
  static final class Memory {
    private double changed; // when something did that it reads
    private double value;
    private double time; // of the value
    private final Motion motion = new Motion();
    private boolean isKnown;
    private double from; // of the motion
    private double until; // its next break
    private boolean isBounded;
    private double least;
    private double most;

    /** Memories of so many expressions. */
    static Memory[] of(int slots) {
      Memory[] all = new Memory[slots];
      for (int i = 0; i < slots; i++) {
        all[i] = new Memory();
      }
      return all;
    }

    void changed(double time) {
      changed = time;
    }

    /** Whether it stays away from a level until a time after its beginning. */
    private boolean excludes(double level, double length) {
      if (!isBounded) {
        least = motion.bound(length, -1);
        most = motion.bound(length, 1);
        isBounded = true;
      }
      return level < least || level > most;
    }
  }
}
