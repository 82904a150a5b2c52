package org.reliefspan.simulation.model;

import java.util.Arrays;

/**
 * A sum of parts from left to right, each added or subtracted, of which those after the first may
 * move. Effects, which are most of them, are read without a detour.
 */
final class Addition extends Node {
  private static final int NO_EFFECT = -1;

  private final Node[] parts;
  private final int[] effects; // by part: which effect it is
  private final double[] signs;

  private Addition(Node[] parts, double[] signs) {
    super(parts);
    this.parts = parts;
    this.signs = signs;
    this.effects = Arrays.stream(parts).mapToInt(Addition::effect).toArray();
    if (parts.length == 2 && parts[0].isConstant()) {
      movesAs(parts[1], signs[1], parts[0].constant());
    }
  }

  private static int effect(Node part) {
    return part instanceof Look.OfEffect effect ? effect.effect : NO_EFFECT;
  }

  /** One part more, with a sign of 1 or -1. */
  static Node of(Node left, Node right, double sign) {
    Addition before =
        left instanceof Addition sum ? sum : new Addition(new Node[] {left}, new double[] {1});
    int size = before.parts.length;
    Node[] parts = Arrays.copyOf(before.parts, size + 1);
    double[] signs = Arrays.copyOf(before.signs, size + 1);
    parts[size] = right;
    signs[size] = sign;
    return new Addition(parts, signs);
  }

  @Override
  boolean isTraced() {
    return Arrays.stream(parts).allMatch(Node::isTraced);
  }

  @Override
  public double value(Patient patient) {
    double sum = part(0, patient);
    for (int i = 1; i < parts.length; i++) {
      sum += signs[i] * part(i, patient);
    }
    return sum;
  }

  private double part(int index, Patient patient) {
    int effect = effects[index];
    return effect == NO_EFFECT
        ? parts[index].value(patient)
        : patient.courses.value(effect, patient.time());
  }

  @Override
  double slopeNow(Patient patient) {
    double sum = 0;
    for (int i = 0; i < parts.length; i++) {
      sum += signs[i] * parts[i].slope(patient);
    }
    return sum;
  }

  @Override
  double breakNow(Patient patient) {
    double next = Double.POSITIVE_INFINITY;
    for (int i = 0; i < parts.length; i++) {
      int effect = effects[i];
      double ofPart =
          effect == NO_EFFECT
              ? parts[i].nextBreak(patient)
              : patient.courses.knotAfter(effect, patient.time());
      next = Math.min(next, ofPart);
    }
    return next;
  }

  @Override
  double traceNow(Motion motion, double factor, Patient patient) {
    double until = Double.POSITIVE_INFINITY;
    for (int i = 0; i < parts.length; i++) {
      int effect = effects[i];
      double ofPart =
          effect == NO_EFFECT
              ? parts[i].trace(motion, factor * signs[i], patient)
              : patient.courses.trace(motion, factor * signs[i], effect, patient.time());
      until = Math.min(until, ofPart);
    }
    return until;
  }
}
