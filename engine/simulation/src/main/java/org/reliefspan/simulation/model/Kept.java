package org.reliefspan.simulation.model;

/**
 * An expression that many others read: its value is computed once for a patient at a time, and how
 * it goes on once until its next break, as long as nothing changes that it reads. The number is the
 * same bits as without.
 */
final class Kept extends Node {
  private final Node node;
  private final int slot;
  private final long bit;

  private Kept(Node node, int slot) {
    super(node);
    this.node = node;
    this.slot = slot;
    this.bit = 1L << slot;
  }

  /** The node, kept in a slot of its own unless it is a number or there is no room. */
  static Node of(Node node, int slot) {
    return node.isConstant() || slot >= Long.SIZE ? node : new Kept(node, slot);
  }

  @Override
  public double value(Patient patient) {
    Memory memory = patient.memory[slot];
    if ((patient.keptValues & bit) == 0 || memory.time != patient.time()) {
      memory.value = node.value(patient);
      memory.time = patient.time();
      patient.keptValues |= bit;
    }
    return memory.value;
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
  boolean addMoving(Motion motion, double factor, Patient patient) {
    Memory piece = piece(patient);
    if (piece.isKnown) {
      motion.add(piece.motion, factor, patient.time() - piece.from);
    }
    return piece.isKnown;
  }

  /** Its next break, or when it comes to a level before. */
  double breakOrCrossing(double level, Patient patient) {
    Memory piece = piece(patient);
    return Math.min(piece.until, crossing(level, patient, piece));
  }

  private double crossing(double level, Patient patient, Memory piece) {
    if (!piece.isKnown) {
      return Crossing.sought(this, Node.of(level), patient);
    }
    if (level < piece.least || level > piece.most) {
      return Double.POSITIVE_INFINITY;
    }
    double now = patient.time();
    if (piece.motion.isLine()) {
      return Crossing.onLine(value(patient) - level, piece.motion.slope(), now);
    }
    patient.gap.clear();
    patient.gap.add(piece.motion, 1, 0);
    patient.gap.add(-level, 0);
    return piece.from + patient.gap.firstRoot(now - piece.from, piece.end - piece.from);
  }

  /** How it goes on now. */
  private Memory piece(Patient patient) {
    Memory piece = patient.memory[slot];
    double now = patient.time();
    boolean isThis =
        (patient.keptPieces & bit) != 0
            && (piece.from == now || (piece.from < now && now < piece.until));
    if (!isThis) {
      piece.until = node.nextBreak(patient);
      piece.motion.clear();
      piece.isKnown = node.addTo(piece.motion, 1, patient);
      piece.from = now;
      piece.end = Math.max(now, Math.min(piece.until, patient.horizon()));
      if (piece.isKnown) {
        piece.least = piece.motion.bound(piece.end - now, -1);
        piece.most = piece.motion.bound(piece.end - now, 1);
      }
      patient.keptPieces |= bit;
    }
    return piece;
  }

  /** What is kept of one expression for one patient. Not thread-safe. */
  static final class Memory {
    private double value;
    private double time; // of the value
    private final Motion motion = new Motion();
    private boolean isKnown;
    private double from; // of the motion
    private double until; // its next break
    private double end; // the same, at most the horizon
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
  }
}
