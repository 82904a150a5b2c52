package org.reliefspan.simulation.facility;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.reliefspan.domain.facility.Access;
import org.reliefspan.domain.facility.Opening;
import org.reliefspan.domain.facility.ResourceSpec;
import org.reliefspan.domain.facility.StepSpec;
import org.reliefspan.domain.simulation.FacilityRow;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.queueing.ErlangA;
import org.reliefspan.numerics.queueing.ErlangC;
import org.reliefspan.numerics.queueing.FiniteQueue;
import org.reliefspan.numerics.queueing.PollaczekKhinchine;
import org.reliefspan.numerics.queueing.QueueMeans;
import org.reliefspan.numerics.queueing.SlotList;

/** The formula of a station, where there is one. */
final class StationFormula {
  private static final double LONG =
      50; // a pathway ends nobody's wait if it is so many times as long

  private final ArmRuns arm;
  private final FirstStation station;
  private final Step step;
  private final String unit;
  private final List<FacilityRow> rows = new ArrayList<>();

  StationFormula(ArmRuns arm, FirstStation station) {
    this.arm = arm;
    this.station = station;
    this.step = station.step();
    this.unit = arm.facility().unit().name().toLowerCase(Locale.ROOT) + "s";
  }

  /** Rows; none if no formula applies. */
  List<FacilityRow> rows() {
    Optional<ServiceLaw> service = station.service();
    if (service.isEmpty()) {
      return List.of();
    }
    if (step.access() instanceof Access.Lists lists) {
      list(lists, service.get());
    } else if (isServedAtAllTimes()) {
      served(service.get());
    }
    return rows;
  }

  private boolean isServedAtAllTimes() {
    if (!(step.access() instanceof Access.Walk)
        || step.needs().length != 1
        || step.numbers()[0] != 1) {
      return false;
    }
    int index = step.needs()[0];
    ResourceSpec resource = arm.facility().spec().resources().get(index);
    return resource.opening() instanceof Opening.Always
        && resource.turnover() == 0
        && resource.carveOuts().isEmpty()
        && !resource.continuity()
        && arm.facility().users(index).length == 1;
  }

  private void list(Access.Lists lists, ServiceLaw service) {
    if (!(lists.when() instanceof Access.Turns turns)
        || turns.at().size() != 1
        || step.needs().length > 0
        || lists.countsRunning()
        || service.mean() > 0
        || !station.isPatient()
        || !hasPlacesForAll()) {
      return;
    }
    String note = "a list once a period (Bailey)";
    try {
      SlotList list = SlotList.of(station.rate() * turns.every(), turns.size().get(0));
      wait(Figures.MEAN, list.meanWait() * turns.every(), note);
      wait("p50", list.waitQuantile(0.5) * turns.every(), note);
      wait("p90", list.waitQuantile(0.9) * turns.every(), note);
      add("number_waiting_mean", "", list.meanOverTime(), note);
      within(time -> 1 - list.probabilityOfWaitBeyond(time / turns.every()), note);
    } catch (NotEstimableException overloaded) {
      none(note, overloaded);
    }
  }

  private void served(ServiceLaw service) {
    Optional<Double> places = station.places();
    Optional<ServiceLaw> patience = station.patience();
    if (places.isEmpty() || !(service.mean() > 0)) {
      return;
    }
    boolean hasRoom = hasPlacesForAll();
    if (service.isExponential() && patience.isPresent() && patience.get().isExponential()) {
      if (hasRoom) {
        impatient(1 / service.mean(), 1 / patience.get().mean());
      }
    } else if (station.isPatient() && service.isExponential() && !hasRoom) {
      limited(1 / service.mean(), places.get().intValue());
    } else if (station.isPatient() && service.isExponential()) {
      erlang(1 / service.mean());
    } else if (station.isPatient() && servers() == 1 && hasRoom) {
      general(service);
    }
  }

  private boolean hasPlacesForAll() {
    return station.places().filter(each -> each == Double.POSITIVE_INFINITY).isPresent();
  }

  private int servers() {
    return arm.facility().spec().resources().get(step.needs()[0]).count();
  }

  private void erlang(double serviceRate) {
    String note = servers() == 1 ? "M/M/1" : "Erlang C (M/M/c)";
    try {
      ErlangC queue = ErlangC.of(station.rate(), serviceRate, servers());
      means(queue.means(), note);
      wait("p50", queue.waitQuantile(0.5), note);
      wait("p90", queue.waitQuantile(0.9), note);
      within(time -> 1 - queue.probabilityOfWaitBeyond(time), note);
    } catch (NotEstimableException overloaded) {
      none(note, overloaded);
    }
  }

  private void general(ServiceLaw service) {
    String note = "Pollaczek and Khinchine (M/G/1)";
    try {
      means(PollaczekKhinchine.means(station.rate(), service.mean(), service.cv()), note);
    } catch (NotEstimableException overloaded) {
      none(note, overloaded);
    }
  }

  private void limited(double serviceRate, int places) {
    FiniteQueue queue = FiniteQueue.of(station.rate(), serviceRate, servers(), servers() + places);
    means(queue.means(), "birth and death (M/M/c/K)");
  }

  private void impatient(double serviceRate, double renegeRate) {
    String note = "Erlang A (M/M/c+M)";
    ErlangA queue = ErlangA.of(station.rate(), serviceRate, servers(), renegeRate);
    add("number_waiting_mean", "", queue.meanQueueLength(), note);
    use(queue.utilisation(), note);
  }

  private void means(QueueMeans means, String note) {
    wait(Figures.MEAN, means.meanWait(), note);
    add("number_waiting_mean", "", means.meanQueueLength(), note);
    use(means.utilisation(), note);
  }

  /** Waits, unless the end of the pathway would cut them. */
  private void wait(String quantity, double value, String note) {
    if (value * LONG <= arm.facility().program().horizon()) {
      add(quantity, unit, value, note);
    }
  }

  private interface Law {
    double atMost(double time);
  }

  private void within(Law law, String note) {
    step.target()
        .map(StepSpec.Target::within)
        .ifPresent(time -> add(Figures.WITHIN, Figures.SHARE, law.atMost(time), note));
  }

  private void add(String quantity, String of, double value, String note) {
    rows.add(row(step.activity().name(), quantity, OptionalDouble.of(value), of, note));
  }

  private void use(double value, String note) {
    String resource = step.resources().get(0);
    rows.add(row(resource, Figures.UTILISATION, OptionalDouble.of(value), Figures.SHARE, note));
  }

  private void none(String note, NotEstimableException why) {
    rows.add(
        row(
            step.activity().name(),
            Figures.MEAN,
            OptionalDouble.empty(),
            unit,
            note + ": " + why.getMessage()));
  }

  private FacilityRow row(
      String name, String quantity, OptionalDouble value, String of, String note) {
    return row(arm, name, quantity, value, of, note);
  }

  /** A row of a formula. */
  static FacilityRow row(
      ArmRuns arm, String name, String quantity, OptionalDouble value, String of, String note) {
    return new FacilityRow(
        arm.arm().name(),
        name,
        quantity,
        OptionalInt.empty(),
        value,
        Optional.empty(),
        of,
        0,
        note);
  }
}
