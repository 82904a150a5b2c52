package org.reliefspan.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.reliefspan.app.studyfile.PathwayFile;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.simulation.run.Simulation;
import org.reliefspan.simulation.run.SimulationRequest;
import org.reliefspan.simulation.run.SimulationResult;

/**
 * Patients of {@code integrated-programme.yaml} under one of its two strategies: activities, and
 * effects that conditions, hazard ratios and values read through measures. One operation is one
 * patient under one strategy.
 *
 * <p>The folder of the file is named by {@code RELIEFSPAN_BENCHMARKS} in the environment, as {@code
 * run.sh} does; else it is {@code benchmarks} in the working directory.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ProgrammeBenchmark {
  private static final int PATIENTS = 4096;
  private static final int STRATEGIES = 2;
  private static final double END = 730;

  /** Threads. */
  @Param({"1", "2"})
  public int threads = 1;

  private final ResolvedPathway pathway = read();

  private static ResolvedPathway read() {
    String folder = System.getenv().getOrDefault("RELIEFSPAN_BENCHMARKS", "benchmarks");
    PathwayFile file = PathwayFile.read(Path.of(folder, "integrated-programme.yaml"));
    return ResolvedPathway.of(
        file.spec().orElseThrow(() -> new IllegalStateException(file.findings().toString())));
  }

  private SimulationRequest request() {
    long patients = (long) PATIENTS * threads; // a block for each thread
    return SimulationRequest.of(pathway, SimulationRequest.Engine.SIMULATION, patients, 1)
        .withThreads(threads);
  }

  /** With measures read at 101 times; one operation is one patient of each thread. */
  @Benchmark
  @OperationsPerInvocation(PATIENTS * STRATEGIES)
  public SimulationResult read101() {
    return Simulation.run(request());
  }

  /** With measures read at the end alone. */
  @Benchmark
  @OperationsPerInvocation(PATIENTS * STRATEGIES)
  public SimulationResult readOnce() {
    return Simulation.run(request().withTimes(List.of(END)));
  }
}
