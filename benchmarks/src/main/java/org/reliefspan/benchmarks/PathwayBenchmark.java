package org.reliefspan.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.reliefspan.domain.formula.Formula;
import org.reliefspan.domain.pathway.EventSpec;
import org.reliefspan.domain.pathway.Law;
import org.reliefspan.domain.pathway.OutcomeSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.pathway.StateSpec;
import org.reliefspan.domain.pathway.TimeSpec;
import org.reliefspan.domain.pathway.TransitionSpec;
import org.reliefspan.domain.pathway.Written;
import org.reliefspan.numerics.math.DetMath;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;
import org.reliefspan.simulation.run.Simulation;
import org.reliefspan.simulation.run.SimulationRequest;
import org.reliefspan.simulation.run.SimulationResult;

/**
 * Patients per second on one core: the microsimulation of Krijkamp et al. 2018 in 30 cycles, and
 * repeated ablation over five years from event to event, each beside a loop that is written by hand
 * for that model alone, with the same draws.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class PathwayBenchmark {
  private static final int PATIENTS = 100_000;
  private static final int CYCLES = 30;
  private static final double HORIZON = 60;

  private final ResolvedPathway cycles = krijkamp();
  private final ResolvedPathway events = renewal();

  private static Written text(String text) {
    return new Written(Formula.parse(text + " ~ 1").left().get(0), Place.NONE);
  }

  private static Map<String, Written> texts(String... namesAndTexts) {
    Map<String, Written> texts = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      texts.put(namesAndTexts[i], text(namesAndTexts[i + 1]));
    }
    return texts;
  }

  private static StateSpec state(String name, boolean isFinal, String... namesAndTexts) {
    return new StateSpec(name, texts(namesAndTexts), isFinal, Place.NONE);
  }

  private static OutcomeSpec outcome(String name, String perTime) {
    return new OutcomeSpec(
        name,
        Optional.of(text(perTime)),
        new OutcomeSpec.Discount(text("0.03"), OutcomeSpec.Form.ANNUAL),
        "",
        Place.NONE);
  }

  private static TransitionSpec move(String from, String to, String probability) {
    return new TransitionSpec(from, to, text(probability), Place.NONE);
  }

  private static ResolvedPathway krijkamp() {
    return pathway(
        new TimeSpec(
            org.reliefspan.domain.pathway.TimeUnit.YEAR,
            text("30"),
            Optional.of(text("1")),
            TimeSpec.Correction.NONE,
            TimeSpec.DEFAULT_TICKS),
        List.of(
            state("H", false, "cost", "2000", "utility", "1"),
            state("S1", false, "cost", "4000", "utility", "0.75"),
            state("S2", false, "cost", "15000", "utility", "0.5"),
            state("D", true)),
        List.of(
            move("H", "S1", "0.15"),
            move("H", "D", "0.005"),
            move("S1", "H", "0.5"),
            move("S1", "S2", "0.105"),
            move("S1", "D", "1 - exp(3 * log(1 - 0.005))"),
            move("S2", "D", "1 - exp(10 * log(1 - 0.005))")),
        List.of(),
        List.of(outcome("cost", "cost"), outcome("qaly", "utility")));
  }

  private static EventSpec event(
      String name, String in, Law.Family family, Map<String, Written> law, String... go) {
    return new EventSpec(
        name,
        List.of(in),
        Optional.empty(),
        new EventSpec.After(new Law(family, law, Place.NONE)),
        EventSpec.Clock.RESET,
        Optional.empty(),
        texts(go),
        Map.of(),
        Map.of(),
        Place.NONE);
  }

  private static ResolvedPathway renewal() {
    return pathway(
        new TimeSpec(
            org.reliefspan.domain.pathway.TimeUnit.MONTH,
            text("60"),
            Optional.empty(),
            TimeSpec.Correction.NONE,
            TimeSpec.DEFAULT_TICKS),
        List.of(
            state("relief", false, "cost", "10", "utility", "0.8"),
            state("lost", false, "cost", "50", "utility", "0.6"),
            state("dead", true)),
        List.of(),
        List.of(
            event(
                "wane",
                "relief",
                Law.Family.WEIBULL,
                texts("shape", "1.6", "scale", "10"),
                "lost",
                "1"),
            event("repeat", "lost", Law.Family.EXPONENTIAL, texts("mean", "3"), "relief", "1"),
            event("die", "relief", Law.Family.EXPONENTIAL, texts("rate", "0.001"), "dead", "1")),
        List.of(outcome("cost", "cost"), outcome("qaly", "utility")));
  }

  private static ResolvedPathway pathway(
      TimeSpec time,
      List<StateSpec> states,
      List<TransitionSpec> moves,
      List<EventSpec> events,
      List<OutcomeSpec> outcomes) {
    return ResolvedPathway.of(
        new PathwaySpec(
            "benchmark",
            "",
            "",
            time,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            states,
            texts(states.get(0).name(), "1"),
            moves,
            events,
            List.of(),
            outcomes,
            List.of(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of()));
  }

  private static SimulationResult run(ResolvedPathway pathway) {
    return Simulation.run(
        SimulationRequest.of(pathway, SimulationRequest.Engine.SIMULATION, PATIENTS, 1));
  }

  /** Krijkamp's model by the engine. */
  @Benchmark
  @OperationsPerInvocation(PATIENTS)
  public SimulationResult cycles() {
    return run(cycles);
  }

  /** Repeated ablation by the engine. */
  @Benchmark
  @OperationsPerInvocation(PATIENTS)
  public SimulationResult events() {
    return run(events);
  }

  /** Krijkamp's model by hand. */
  @Benchmark
  @OperationsPerInvocation(PATIENTS)
  public double cyclesByHand() {
    Philox luck = Philox.keyed(1, "pathway:benchmark");
    Purpose use = Purpose.of("transition");
    double[] discount = new double[CYCLES + 1];
    for (int t = 0; t <= CYCLES; t++) {
      discount[t] = DetMath.pow(1.03, -t);
    }
    double[] cost = {2000, 4000, 15000, 0};
    double[] utility = {1, 0.75, 0.5, 0};
    double dieS1 = 1 - DetMath.exp(3 * DetMath.log(0.995));
    double dieS2 = 1 - DetMath.exp(10 * DetMath.log(0.995));
    double costs = 0;
    double qalys = 0;
    for (int patient = 0; patient < PATIENTS; patient++) {
      int state = 0;
      for (int t = 0; t <= CYCLES && state != 3; t++) {
        costs += discount[t] * cost[state];
        qalys += discount[t] * utility[state];
        double u = luck.uniform(patient, use, t);
        if (state == 0) {
          state = u < 0.15 ? 1 : u < 0.155 ? 3 : 0;
        } else if (state == 1) {
          state = u < 0.5 ? 0 : u < 0.605 ? 2 : u < 0.605 + dieS1 ? 3 : 1;
        } else if (u < dieS2) {
          state = 3;
        }
      }
    }
    return costs + qalys;
  }

  /** Repeated ablation by hand. */
  @Benchmark
  @OperationsPerInvocation(PATIENTS)
  public double eventsByHand() {
    Philox luck = Philox.keyed(1, "pathway:benchmark");
    Purpose wane = Purpose.of("event:wane");
    Purpose repeat = Purpose.of("event:repeat");
    Purpose die = Purpose.of("event:die");
    double delta = DetMath.log(1.03) / 12;
    double gains = 0;
    for (int patient = 0; patient < PATIENTS; patient++) {
      double now = 0;
      double factor = 1;
      double life = -DetMath.log(luck.uniform(patient, die, 0)) / 0.001;
      boolean relief = true;
      for (int turn = 0; now < HORIZON; turn++) {
        double u = luck.uniform(patient, relief ? wane : repeat, turn / 2);
        double hazard = -DetMath.log(u);
        double stay = relief ? 10 * DetMath.pow(hazard, 1 / 1.6) : 3 * hazard;
        boolean dies = relief && life < stay;
        double end = Math.min(HORIZON, now + Math.min(stay, relief ? life : stay));
        double later = DetMath.exp(-delta * end);
        gains += (relief ? 10.8 : 50.6) * (factor - later) / delta;
        life -= relief ? end - now : 0;
        if (dies) {
          break;
        }
        factor = later;
        now = end;
        relief = !relief;
      }
    }
    return gains;
  }
}
