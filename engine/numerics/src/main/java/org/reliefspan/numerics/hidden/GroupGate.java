package org.reliefspan.numerics.hidden;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.interval.DerivedEstimate;

/**
 * Whether the data of one group among several determine its median: a cheaper form of {@link
 * IdentifiabilityGate}, without profiles of the visit rates and without the generalised gamma.
 *
 * @param sparse why the group by itself says too little, whatever the family; empty when it does
 *     not
 * @param families how the families that fit about equally well disagree; empty when they agree
 */
public record GroupGate(List<String> sparse, List<String> families) {
  /** Fewest patients who were seen in relief, and fewest who were seen to lose it. */
  static final int FEWEST = 10;

  private static final List<DurationDistribution> FAMILIES =
      List.of(
          DurationDistribution.WEIBULL,
          DurationDistribution.LOGNORMAL,
          DurationDistribution.LOGLOGISTIC);

  /** Copies the reasons. */
  public GroupGate {
    sparse = List.copyOf(sparse);
    families = List.copyOf(families);
  }

  /** All reasons; empty when the gate is open. */
  public List<String> reasons() {
    List<String> all = new ArrayList<>(sparse);
    all.addAll(families);
    return all;
  }

  /**
   * Looks at a fitted group.
   *
   * @param response as it was asked for
   */
  public static GroupGate of(
      HiddenReliefEstimate estimate, HiddenReliefModel.Response response, ReliefHistories data) {
    List<String> sparse = sparse(estimate, data);
    if (!sparse.isEmpty()) {
      return new GroupGate(sparse, List.of());
    }
    return new GroupGate(
        sparse, IdentifiabilityGate.disagreement(FamilyFits.near(estimate, response, FAMILIES)));
  }

  private static List<String> sparse(HiddenReliefEstimate estimate, ReliefHistories data) {
    List<String> reasons = new ArrayList<>();
    if (patients(data, false) < FEWEST) {
      reasons.add("fewer than %d patients were seen in relief".formatted(FEWEST));
    } else if (patients(data, true) < FEWEST) {
      reasons.add("fewer than %d patients were seen to lose relief".formatted(FEWEST));
    }
    Optional<DerivedEstimate> median = estimate.quantities().responderQuantile(0.5);
    if (median.isEmpty() || median.get().value() > estimate.evidence().longest()) {
      reasons.add("the median lies beyond the longest observation");
    } else if (median.get().value() < estimate.evidence().census().firstScore()) {
      reasons.add(IdentifiabilityGate.BEFORE_SCORES);
    }
    return reasons;
  }

  /** Patients with a score in relief, or with a failing one after it. */
  private static long patients(ReliefHistories data, boolean whoLostIt) {
    boolean[] counts = new boolean[data.clusters()];
    for (int episode = 0; episode < data.episodes(); episode++) {
      boolean relieved = false;
      for (int i = data.first[episode]; i < data.first[episode + 1]; i++) {
        boolean lost = relieved && data.score[i] >= Score.FAILING.code;
        relieved |= data.score[i] == Score.RELIEF.code;
        counts[data.cluster[episode]] |= whoLostIt ? lost : relieved;
      }
    }
    long patients = 0;
    for (boolean one : counts) {
      patients += one ? 1 : 0;
    }
    return patients;
  }
}
