package org.reliefspan.numerics.hazard;

import java.util.ArrayList;
import java.util.List;

/** Spells of subjects for a Cox model: (start, stop], event, stratum. Immutable. */
public final class RecurrentRows {
  private final List<Spell> spells;

  private RecurrentRows(List<Spell> spells) {
    this.spells = List.copyOf(spells);
  }

  /**
   * One row.
   *
   * @param subject its subject
   * @param start start of risk, exclusive
   * @param stop end of risk
   * @param status 1 when it ends with an event
   * @param stratum its baseline, from 0
   */
  public record Spell(int subject, double start, double stop, int status, int stratum) {}

  /** The rows, by subject and in order. */
  public List<Spell> spells() {
    return spells;
  }

  /**
   * Rows for a Cox model with covariates fixed for a subject, clustered by subject.
   *
   * @param design row-major [subject][column]
   */
  public HazardData data(double[] design, int columns) {
    int rows = spells.size();
    double[] expanded = new double[rows * columns];
    double[] start = new double[rows];
    double[] stop = new double[rows];
    int[] status = new int[rows];
    int[] stratum = new int[rows];
    int[] subject = new int[rows];
    for (int row = 0; row < rows; row++) {
      Spell spell = spells.get(row);
      System.arraycopy(design, spell.subject() * columns, expanded, row * columns, columns);
      start[row] = spell.start();
      stop[row] = spell.stop();
      status[row] = spell.status();
      stratum[row] = spell.stratum();
      subject[row] = spell.subject();
    }
    return HazardData.ofIntervals(expanded, columns, start, stop, status)
        .withStrata(stratum)
        .withClusters(subject);
  }

  /** Collects rows. */
  static final class Builder {
    private final List<Spell> spells = new ArrayList<>();

    void add(int subject, double start, double stop, int status, int stratum) {
      spells.add(new Spell(subject, start, stop, status, stratum));
    }

    RecurrentRows build() {
      return new RecurrentRows(spells);
    }
  }
}
