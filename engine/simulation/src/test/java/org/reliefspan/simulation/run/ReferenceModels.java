package org.reliefspan.simulation.run;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.domain.pathway.Law;
import org.reliefspan.domain.pathway.OutcomeSpec.Form;
import org.reliefspan.domain.pathway.TimeSpec;
import org.reliefspan.domain.pathway.TimeUnit;
import org.reliefspan.simulation.run.PathwayText.Event;

/** Published models, as pathways. */
public final class ReferenceModels {
  private ReferenceModels() {}

  /**
   * Sick-Sicker of DARTH, "An introductory tutorial on cohort state-transition models in R"
   * (Alarid- Escudero et al. 2023, doi 10.1177/0272989X221103163), cohort-modeling-tutorial-intro,
   * MIT.
   */
  public static PathwayText sickSicker(TimeSpec.Correction correction) {
    PathwayText model =
        PathwayText.cycles("sick_sicker", "75", correction).parameter("r_HD", "0.002");
    return sickSickerParts(model, "p_HD", "p_S1D", "p_S2D")
        .parameter("p_HD", "1 - exp(-r_HD)")
        .parameter("p_S1D", "1 - exp(-3 * r_HD)")
        .parameter("p_S2D", "1 - exp(-10 * r_HD)");
  }

  /**
   * The same with mortality by age and values of moves, "A tutorial on time-dependent cohort state-
   * transition models in R" (doi 10.1177/0272989X221121747), cohort-modeling-tutorial-timedep, MIT.
   *
   * @param rates yearly death rates at ages 0, 1, ...
   */
  public static PathwayText sickSickerByAge(TimeSpec.Correction correction, List<Double> rates) {
    List<Double> ages = new ArrayList<>();
    for (int age = 0; age < rates.size(); age++) {
      ages.add((double) age);
    }
    PathwayText model =
        PathwayText.cycles("sick_sicker_age", "75", correction)
            .table("mortality", ages, rates)
            .attribute("age", "25");
    return sickSickerParts(
            model,
            "(1 - exp(-mortality(age + time)))",
            "(1 - exp(-3 * mortality(age + time)))",
            "(1 - exp(-10 * mortality(age + time)))")
        .onMove("H", "S1", "cost", "1000", "qaly", "-0.01")
        .onMove("", "D", "cost", "2000");
  }

  private static PathwayText sickSickerParts(
      PathwayText model, String dieH, String dieS1, String dieS2) {
    return model
        .parameter("p_HS1", "1 - exp(-0.15)")
        .parameter("p_S1H", "1 - exp(-0.5)")
        .parameter("hr_B", "1")
        .parameter("c_trt", "0")
        .parameter("u_S1", "0.75")
        .parameter("p_S1S2", "1 - exp(-0.105 * hr_B)")
        .state("H", "cost", "2000", "utility", "1")
        .state("S1", "cost", "4000 + c_trt", "utility", "u_S1")
        .state("S2", "cost", "15000 + c_trt", "utility", "0.5")
        .finalState("D")
        .start("H", "1")
        .transition("H", "S1", "(1 - " + dieH + ") * p_HS1")
        .transition("H", "D", dieH)
        .transition("S1", "H", "(1 - " + dieS1 + ") * p_S1H")
        .transition("S1", "S2", "(1 - " + dieS1 + ") * p_S1S2")
        .transition("S1", "D", dieS1)
        .transition("S2", "D", dieS2)
        .outcome("cost", "cost", "0.03", Form.ANNUAL)
        .outcome("qaly", "utility", "0.03", Form.ANNUAL)
        .strategy("SoC")
        .strategy("A", "u_S1", "0.95", "c_trt", "12000")
        .strategy("B", "hr_B", "0.6", "c_trt", "13000")
        .strategy("AB", "hr_B", "0.6", "u_S1", "0.95", "c_trt", "25000");
  }

  /** The microsimulation of Krijkamp et al. 2018, doi 10.1177/0272989X18754513, appendix A, MIT. */
  public static PathwayText krijkamp() {
    return PathwayText.cycles("krijkamp", "30", TimeSpec.Correction.NONE)
        .parameter("p_HD", "0.005")
        .parameter("p_S1D", "1 - exp(3 * log(1 - p_HD))")
        .parameter("p_S2D", "1 - exp(10 * log(1 - p_HD))")
        .parameter("c_trt", "0")
        .parameter("u_S1", "0.75")
        .state("H", "cost", "2000", "utility", "1")
        .state("S1", "cost", "4000 + c_trt", "utility", "u_S1")
        .state("S2", "cost", "15000 + c_trt", "utility", "0.5")
        .finalState("D")
        .start("H", "1")
        .transition("H", "S1", "0.15")
        .transition("H", "D", "p_HD")
        .transition("S1", "H", "0.5")
        .transition("S1", "S2", "0.105")
        .transition("S1", "D", "p_S1D")
        .transition("S2", "D", "p_S2D")
        .outcome("cost", "cost", "0.03", Form.ANNUAL)
        .outcome("qaly", "utility", "0.03", Form.ANNUAL)
        .strategy("none")
        .strategy("treatment", "c_trt", "12000", "u_S1", "0.95");
  }

  /** Reversible illness and death at constant rates. */
  public static PathwayText illnessDeath(String horizon) {
    return PathwayText.continuous("illness_death", TimeUnit.YEAR, horizon)
        .state("well", "utility", "0.8", "cost", "1000")
        .state("sick", "utility", "0.5", "cost", "6000")
        .finalState("dead")
        .start("well", "1")
        .event(
            Event.after("fall_ill", Law.Family.EXPONENTIAL, "rate", "0.2")
                .in("well")
                .go("sick", "1")
                .add("moves", "1", "visits", "1")
                .spec())
        .event(
            Event.after("recover", Law.Family.EXPONENTIAL, "rate", "0.05")
                .in("sick")
                .go("well", "1")
                .add("moves", "1")
                .spec())
        .event(
            Event.after(
                    "die", Law.Family.EXPONENTIAL, "rate", "ifelse(state == 'well', 0.05, 0.08)")
                .go("dead", "1")
                .add("moves", "1")
                .spec())
        .outcome("qaly", "utility", "0.03", Form.CONTINUOUS)
        .outcome("cost", "cost", "0.03", Form.CONTINUOUS)
        .outcome("years_well", "state == 'well'")
        .outcome("years_sick", "state == 'sick'")
        .outcome("moves", "")
        .outcome("visits", "");
  }

  /** Two Weibull times, the first wins; values until it. */
  public static PathwayText competing(String shape1, String scale1, String shape2, String scale2) {
    return PathwayText.continuous("competing", TimeUnit.MONTH, "2000")
        .state("relief", "one", "1")
        .finalState("lost")
        .finalState("operated")
        .start("relief", "1")
        .event(
            Event.after("wane", Law.Family.WEIBULL, "shape", shape1, "scale", scale1)
                .in("relief")
                .go("lost", "1")
                .add("first", "1")
                .spec())
        .event(
            Event.after("surgery", Law.Family.WEIBULL, "shape", shape2, "scale", scale2)
                .in("relief")
                .go("operated", "1")
                .spec())
        .outcome("first", "")
        .outcome("time", "one")
        // exp(-0.03 t) with t in months: 0.36 a year
        .outcome("discounted", "one", "0.36", Form.CONTINUOUS)
        .outcome("six", "one * (time < 6)");
  }

  /** Relief, loss, a wait, relief again. */
  public static PathwayText renewal(String horizon, String positive) {
    return PathwayText.continuous("renewal", TimeUnit.MONTH, horizon)
        .parameter("p_positive", positive)
        .state("referred")
        .state("relief", "relief", "1")
        .state("lost")
        .finalState("negative")
        .start("referred", "1")
        .event(
            Event.after("block", Law.Family.FIXED, "value", "0")
                .in("referred")
                .go("relief", "p_positive", "negative", "1 - p_positive")
                .spec())
        .event(
            Event.after("ablation", Law.Family.FIXED, "value", "0")
                .in("relief")
                .when("events('ablation') < entries('relief')")
                .add("ablations", "1", "discounted_ablations", "1")
                .spec())
        .event(
            Event.after("wane", Law.Family.WEIBULL, "shape", "1.6", "scale", "10")
                .in("relief")
                .go("lost", "1")
                .spec())
        .event(
            Event.after("wait", Law.Family.FIXED, "value", "2").in("lost").go("relief", "1").spec())
        .outcome("ablations", "")
        .outcome("discounted_ablations", "", "0.03", Form.CONTINUOUS)
        .outcome("discounted_relief", "relief", "0.03", Form.CONTINUOUS)
        .outcome("relief", "relief");
  }
}
