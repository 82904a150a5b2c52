package org.reliefspan.benchmarks;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.reliefspan.benchmarks.facility.FacilityFiles;
import org.reliefspan.domain.simulation.CapacityResults;
import org.reliefspan.simulation.facility.FacilityRequest;
import org.reliefspan.simulation.facility.FacilitySimulation;

/**
 * Five replications of a facility on one thread, their figures included: 100,000 customers of M/M/1
 * and of M/M/3/10; 300,000 of a server with full load, before whom 1,000 or 100,000 wait; a clinic
 * of 20 resources to which 100,000 patients come in two years.
 *
 * <p>The folder of the files is in that named by {@code RELIEFSPAN_BENCHMARKS} in the environment;
 * else in {@code benchmarks} in the working directory.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FacilityBenchmark {
  /** File. */
  @Param({"mm1", "mm3_10", "waiting_1000", "waiting_100000", "clinic_20"})
  public String facility = "mm1";

  private FacilityRequest request = read("mm1");

  private static FacilityRequest read(String name) {
    String folder = System.getenv().getOrDefault("RELIEFSPAN_BENCHMARKS", "benchmarks");
    return FacilityFiles.request(Path.of(folder, "facilities"), name);
  }

  /** Reads the file. */
  @Setup
  public void read() {
    request = read(facility);
  }

  /** Five replications. */
  @Benchmark
  public CapacityResults replications() {
    return FacilitySimulation.run(request);
  }
}
