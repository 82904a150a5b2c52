package org.reliefspan.simulation.facility;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.reliefspan.domain.eventlog.SessionLog;
import org.reliefspan.domain.facility.FacilitySpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.TimeUnit;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.run.Appointments;
import org.reliefspan.simulation.run.Blocks;

/**
 * Logs of a pathway in a facility, a replication each: sessions of all patients from the beginning
 * until the last has gone. Activities that need nothing are not seen.
 */
public final class SimulatedLogs {
  private static final double DAYS_OF_YEAR = 365.25;

  private SimulatedLogs() {}

  /**
   * What is simulated.
   *
   * @param facility whose arrivals end
   * @param names of activities in the log by their names in the pathway
   * @param cases most patients that are written down
   * @param seed of all luck
   * @param threads at most
   */
  public record Request(
      PathwaySpec pathway,
      FacilitySpec facility,
      Map<String, String> names,
      int cases,
      int replications,
      long seed,
      int threads) {
    /** Copies. */
    public Request {
      names = Map.copyOf(names);
    }
  }

  /**
   * Simulates the first strategy.
   *
   * @throws SimulationException where the facility cannot be run, in words for the user
   */
  public static List<SessionLog> of(Request request) {
    Arm arm = Arm.of(request.pathway(), request.facility()).get(0);
    Facility facility = arm.compile();
    ArmRuns.Settings settings =
        new ArmRuns.Settings(
            request.seed(),
            Appointments.NEVER,
            0,
            request.threads(),
            request.cases(),
            WaitingTimes.NONE);
    SessionLog[] logs = new SessionLog[request.replications()];
    try {
      Blocks.run(
          logs.length,
          request.threads(),
          () ->
              index -> logs[Math.toIntExact(index)] = log(request, facility, arm, settings, index));
    } catch (SimulationException wrong) {
      throw wrong.in(arm.name());
    }
    return List.of(logs);
  }

  private static SessionLog log(
      Request request, Facility facility, Arm arm, ArmRuns.Settings settings, long number) {
    Ledger.Wanted wanted = new Ledger.Wanted(request.cases(), settings.times());
    ReplicationResult result = ArmRuns.one(facility, settings, number, wanted);
    TimeUnit unit = arm.model().time().unit();
    double millis =
        unit.years() * DAYS_OF_YEAR * SessionLog.DAY / facility.program().ticksPerUnit();
    List<String> names =
        Arrays.stream(facility.steps())
            .map(step -> step.activity().name())
            .map(name -> request.names().getOrDefault(name, name))
            .toList();
    return log(result.events(), millis, names);
  }

  private static SessionLog log(List<long[]> events, double millis, List<String> names) {
    Map<Long, List<long[]>> byPatient = new TreeMap<>();
    for (long[] event : events) {
      if (event[3] != Appointments.NEVER && event[4] != Appointments.NEVER) {
        byPatient.computeIfAbsent(event[0], patient -> new ArrayList<>()).add(event);
      }
    }
    List<long[]> sorted = new ArrayList<>();
    int[] first = new int[byPatient.size() + 1];
    int patient = 0;
    for (List<long[]> own : byPatient.values()) {
      own.sort(
          Comparator.<long[]>comparingLong(each -> each[3]).thenComparingLong(each -> each[4]));
      sorted.addAll(own);
      first[++patient] = sorted.size();
    }
    int[] nobody = IntStream.range(0, sorted.size()).map(i -> -1).toArray();
    return new SessionLog(
        names,
        List.of(),
        first,
        new SessionLog.Sessions(
            sorted.stream().mapToInt(each -> (int) each[1]).toArray(),
            nobody,
            sorted.stream().mapToLong(each -> Math.round(each[3] * millis)).toArray(),
            sorted.stream().mapToLong(each -> Math.round(each[4] * millis)).toArray()));
  }
}
