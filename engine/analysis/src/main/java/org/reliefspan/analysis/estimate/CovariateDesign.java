package org.reliefspan.analysis.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.reliefspan.analysis.column.IntColumn;
import org.reliefspan.domain.estimate.CovariateSpread;
import org.reliefspan.domain.study.ReliefCovariate;
import org.reliefspan.numerics.hidden.Covariates;
import org.reliefspan.numerics.interval.RelievedContributions;
import org.reliefspan.numerics.matrix.Cholesky;

/**
 * Covariates of a sample as columns of a model, for the episodes that have them all. Numbers are
 * centred and counted in a readable unit. Of the groups of a column the one with most patients is
 * the reference; groups of too few patients are taken together when they are enough, else left out.
 */
final class CovariateDesign {
  /** Name of the groups that are too small to stand alone. */
  static final String SMALL = "small_groups";

  private static final int FEW_COLUMNS = 2;
  private static final int FEWEST_SEEN = 5;
  private static final double STEPS_OF_A_UNIT = 10;
  private static final String WHY_SMALL =
      "fewer than %d patients, or fewer than %d episodes with relief or without";

  private final List<CovariateValues> values;
  private final ReliefSample all;
  private final int fewest;
  private final Map<String, String> notEstimable = new TreeMap<>();
  private final List<Term> terms = new ArrayList<>();
  private final List<double[]> columns = new ArrayList<>();
  private final Map<String, String> references = new TreeMap<>(); // by covariate
  private int[] rows;

  /**
   * One column.
   *
   * @param name {@code age} or {@code sex=F}
   * @param note what the ratio compares
   * @param unit of the column, in units of the covariate
   * @param mean of the column before it was centred
   */
  record Term(String name, String note, double unit, double mean) {
    /** The covariate that it is of. */
    String covariate() {
      return name.replaceFirst("=.*", "");
    }

    /** As R's model matrix names it: the covariate, and its level. */
    String matrixName() {
      return name.replaceFirst("=", "");
    }

    /** The level that it is of; empty for numbers. */
    String level() {
      return name.contains("=") ? name.substring(name.indexOf('=') + 1) : "";
    }
  }

  private CovariateDesign(ReliefSample all, List<CovariateValues> values, int fewest) {
    this.all = all;
    this.values = values;
    this.fewest = fewest;
    this.rows = new int[0];
  }

  /**
   * The design of a plan's covariates.
   *
   * @param fewest patients that a group must have
   */
  static CovariateDesign of(ReliefSample sample, List<ReliefCovariate> covariates, int fewest) {
    List<CovariateValues> values =
        covariates.stream().map(covariate -> CovariateValues.of(covariate, sample)).toList();
    CovariateDesign design = new CovariateDesign(sample, values, fewest);
    design.complete();
    design.build();
    design.dropDependent();
    return design;
  }

  /** Columns, in the order of the study. */
  List<Term> terms() {
    return terms;
  }

  /** Why a term has no column, by term, ascending. */
  Map<String, String> notEstimable() {
    return notEstimable;
  }

  /** The group that the others of a covariate are compared with; empty for numbers. */
  String reference(String covariate) {
    return references.getOrDefault(covariate, "");
  }

  /** Smallest and largest values of each patient, of a covariate that is a number. */
  CovariateSpread spread(Term term) {
    for (CovariateValues one : values) {
      if (one instanceof CovariateValues.Numbers numbers && one.name().equals(term.name())) {
        return PatientExtremes.of(numbers, rows, all.cluster, term.unit() / STEPS_OF_A_UNIT);
      }
    }
    throw new IllegalArgumentException("covariate (%s) must be a number".formatted(term.name()));
  }

  /** Number of episodes that have all covariates. */
  int size() {
    return rows.length;
  }

  /** The episodes that have all covariates. */
  ReliefSample sample() {
    IntColumn members = new IntColumn();
    for (int row : rows) {
      members.add(all.episode[row]);
    }
    return ReliefSample.of(all.outcomes, members);
  }

  /** A column of ones and all terms. */
  Covariates withOnes() {
    return withOnes(terms);
  }

  /** A column of ones and the terms of covariates with few columns. */
  Covariates withOnesAndFew() {
    List<Term> few = new ArrayList<>();
    for (Term term : terms) {
      long columnsOfIt =
          terms.stream().filter(other -> other.covariate().equals(term.covariate())).count();
      if (columnsOfIt <= FEW_COLUMNS) {
        few.add(term);
      }
    }
    return withOnes(few);
  }

  private Covariates withOnes(List<Term> chosen) {
    List<String> names = new ArrayList<>(List.of("(Intercept)"));
    chosen.forEach(term -> names.add(term.name()));
    int width = names.size();
    double[] matrix = new double[rows.length * width];
    for (int column = 0; column < width; column++) {
      double[] values =
          column == 0 ? new double[0] : columns.get(terms.indexOf(chosen.get(column - 1)));
      for (int i = 0; i < rows.length; i++) {
        matrix[i * width + column] = column == 0 ? 1 : values[i];
      }
    }
    return new Covariates(names, matrix);
  }

  /** The terms alone. */
  Covariates withoutOnes() {
    int width = terms.size();
    double[] matrix = new double[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      for (int column = 0; column < width; column++) {
        matrix[i * width + column] = columns.get(column)[i];
      }
    }
    return new Covariates(terms.stream().map(Term::name).toList(), matrix);
  }

  /** Rows with all values, without those in groups that are too small even together. */
  private void complete() {
    boolean[] kept = new boolean[all.size()];
    for (int row = 0; row < kept.length; row++) {
      kept[row] = true;
      for (CovariateValues one : values) {
        kept[row] &= one.known(row);
      }
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      rows = kept(kept);
      for (CovariateValues one : values) {
        if (one instanceof CovariateValues.Groups groups) {
          changed |= leaveOut(groups, kept);
        }
      }
    }
  }

  private static int[] kept(boolean[] kept) {
    IntColumn rows = new IntColumn();
    for (int row = 0; row < kept.length; row++) {
      if (kept[row]) {
        rows.add(row);
      }
    }
    int[] array = new int[rows.size()];
    Arrays.setAll(array, rows::get);
    return array;
  }

  /** Leaves out groups that together are too small; whether there were any. */
  private boolean leaveOut(CovariateValues.Groups groups, boolean[] kept) {
    Map<String, Integer> patients = patients(groups);
    Set<String> small = small(groups, patients);
    if (small.isEmpty() || together(groups, small) >= fewest) {
      return false;
    }
    for (String level : small) {
      notEstimable.put(
          groups.name() + "=" + level, WHY_SMALL.formatted(fewest, FEWEST_SEEN) + "; left out");
    }
    for (int row : rows) {
      kept[row] &= !small.contains(groups.level()[row]);
    }
    return true;
  }

  /** Patients of each group among the rows, by name. */
  private Map<String, Integer> patients(CovariateValues.Groups groups) {
    Map<String, Set<Integer>> clusters = new TreeMap<>();
    for (int row : rows) {
      clusters.computeIfAbsent(groups.level()[row], level -> new HashSet<>()).add(all.cluster[row]);
    }
    Map<String, Integer> patients = new TreeMap<>();
    clusters.forEach((level, members) -> patients.put(level, members.size()));
    return patients;
  }

  private int together(CovariateValues.Groups groups, Set<String> small) {
    Set<Integer> members = new HashSet<>();
    for (int row : rows) {
      if (small.contains(groups.level()[row])) {
        members.add(all.cluster[row]);
      }
    }
    return members.size();
  }

  /** Groups of few patients, or in which relief, or its absence, was hardly seen. */
  private Set<String> small(CovariateValues.Groups groups, Map<String, Integer> patients) {
    Map<String, Integer> relieved = new TreeMap<>();
    Map<String, Integer> others = new TreeMap<>();
    for (int row : rows) {
      byte kind = all.kind[row];
      if (kind != RelievedContributions.NOT_ASSESSED) {
        boolean relief = kind == RelievedContributions.SEEN_IN_RELIEF;
        (relief ? relieved : others).merge(groups.level()[row], 1, Integer::sum);
      }
    }
    Set<String> small = new TreeSet<>();
    patients.forEach(
        (level, count) -> {
          int seen = Math.min(relieved.getOrDefault(level, 0), others.getOrDefault(level, 0));
          if (count < fewest || seen < FEWEST_SEEN) {
            small.add(level);
          }
        });
    return small;
  }

  private void build() {
    for (CovariateValues one : values) {
      if (one instanceof CovariateValues.Groups groups) {
        groups(groups);
      } else {
        numbers((CovariateValues.Numbers) one);
      }
    }
  }

  private void groups(CovariateValues.Groups groups) {
    Map<String, Integer> patients = patients(groups);
    Set<String> small = small(groups, patients);
    String reference =
        patients.entrySet().stream()
            .max(
                Map.Entry.<String, Integer>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
            .map(Map.Entry::getKey)
            .orElse("");
    for (String level : small) {
      notEstimable.put(
          groups.name() + "=" + level,
          WHY_SMALL.formatted(fewest, FEWEST_SEEN) + "; counted in " + SMALL);
    }
    String note = "against %s=%s, the group with most patients".formatted(groups.name(), reference);
    references.put(groups.name(), small.contains(reference) ? SMALL : reference);
    for (String level : patients.keySet()) {
      if (!level.equals(reference) && !small.contains(level)) {
        add(groups.name() + "=" + level, note, row -> groups.level()[row].equals(level));
      }
    }
    if (!small.isEmpty() && !small.contains(reference)) {
      add(groups.name() + "=" + SMALL, note, row -> small.contains(groups.level()[row]));
    }
    if (patients.size() < 2) {
      notEstimable.put(groups.name(), "all episodes are in one group");
    }
  }

  private interface Membership {
    boolean holds(int row);
  }

  private void add(String name, String note, Membership membership) {
    double[] column = new double[rows.length];
    for (int i = 0; i < column.length; i++) {
      column[i] = membership.holds(rows[i]) ? 1 : 0;
    }
    addCentred(name, note, 1, column);
  }

  private void numbers(CovariateValues.Numbers numbers) {
    double[] column = new double[rows.length];
    Arrays.setAll(column, i -> numbers.value()[rows[i]]);
    double unit = numbers.unit() > 0 ? numbers.unit() : unit(column);
    for (int i = 0; i < column.length; i++) {
      column[i] /= unit;
    }
    String note = "for %s more".formatted(text(unit));
    addCentred(numbers.name(), note, unit, column);
  }

  private static String text(double unit) {
    return unit == Math.rint(unit) ? Long.toString((long) unit) : Double.toString(unit);
  }

  /** The power of ten at or below the standard deviation; 1 at least for whole numbers. */
  private static double unit(double[] value) {
    boolean whole = Arrays.stream(value).allMatch(x -> x == Math.rint(x));
    double mean = Arrays.stream(value).average().orElse(0);
    double square = Arrays.stream(value).map(x -> (x - mean) * (x - mean)).average().orElse(0);
    double power = square > 0 ? Math.floor(Math.log10(Math.sqrt(square)) + 1e-9) : 0;
    return Double.parseDouble("1e" + (long) (whole ? Math.max(0, power) : power));
  }

  /** Centred at the mean, so that the other parameters are about the average episode. */
  private void addCentred(String name, String note, double unit, double[] column) {
    double mean = Arrays.stream(column).average().orElse(0);
    double most = 0;
    for (int i = 0; i < column.length; i++) {
      column[i] -= mean;
      most = Math.max(most, Math.abs(column[i]));
    }
    if (most <= 1e-9 * Math.max(1, Math.abs(mean))) {
      notEstimable.put(name, "is the same for all episodes");
      return;
    }
    terms.add(new Term(name, note, unit, mean));
    columns.add(column);
  }

  /** Leaves out columns that follow from earlier ones. */
  private void dropDependent() {
    int width = columns.size();
    double[] products = new double[width * width];
    for (int i = 0; i < width; i++) {
      for (int j = 0; j < width; j++) {
        products[i * width + j] = correlation(columns.get(i), columns.get(j));
      }
    }
    Cholesky factor = Cholesky.of(products, width, 1e-9);
    for (int i = width - 1; i >= 0; i--) {
      if (!factor.isIndependent(i)) {
        notEstimable.put(terms.get(i).name(), "follows from the covariates before it");
        terms.remove(i);
        columns.remove(i);
      }
    }
  }

  private static double correlation(double[] one, double[] other) {
    double product = 0;
    double ofOne = 0;
    double ofOther = 0;
    for (int i = 0; i < one.length; i++) {
      product += one[i] * other[i];
      ofOne += one[i] * one[i];
      ofOther += other[i] * other[i];
    }
    return product / Math.sqrt(ofOne * ofOther);
  }
}
