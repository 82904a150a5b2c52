package org.reliefspan.numerics.queueing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.model.NotEstimableException;

/** Golden values: formula of Cobham in Python 3 with 64-bit floats, to all digits. */
class PriorityStationTest {
  private static final List<ServiceClass> TWO =
      List.of(new ServiceClass(0.3, 1, 1), new ServiceClass(0.4, 1, 1));

  @Test
  void higherClassesWaitLessWithoutInterruption() {
    PriorityStation station = PriorityStation.nonPreemptive(TWO);
    assertThat(station.meanWait(0)).isCloseTo(1, within(1e-14));
    assertThat(station.meanWait(1)).isCloseTo(3.333333333333334, within(1e-13));
    assertThat(station.meanQueueLength(1)).isCloseTo(4 / 3.0, within(1e-13));
  }

  @Test
  void interruptionHidesLowerClasses() {
    PriorityStation station = PriorityStation.preemptiveResume(TWO);
    assertThat(station.meanTimeInSystem(0)).isCloseTo(1.4285714285714286, within(1e-14));
    assertThat(station.meanTimeInSystem(1)).isCloseTo(4.761904761904763, within(1e-13));
    assertThat(station.meanTimeInSystem(0))
        .isCloseTo(ErlangC.of(0.3, 1, 1).means().meanTimeInSystem(), within(1e-14));
  }

  /** Whoever goes first, the work that waits is the same (Kleinrock's conservation law). */
  @Test
  void orderMovesWaitsButNotTheWorkThatWaits() {
    List<ServiceClass> classes =
        List.of(
            new ServiceClass(0.2, 0.5, 0),
            new ServiceClass(0.1, 2, 1.5),
            new ServiceClass(0.3, 1, 0.5));
    PriorityStation station = PriorityStation.nonPreemptive(classes);
    double work = 0;
    double found = 0;
    double load = 0;
    for (int i = 0; i < 3; i++) {
      work += classes.get(i).load() * station.meanWait(i);
      found += classes.get(i).remainingWork();
      load += classes.get(i).load();
    }
    assertThat(work).isCloseTo(load * found / (1 - load), within(1e-14));
  }

  @Test
  void oneClassIsAPlainStation() {
    ServiceClass only = new ServiceClass(0.8, 1, 1.5);
    assertThat(PriorityStation.nonPreemptive(List.of(only)).meanWait(0))
        .isCloseTo(PollaczekKhinchine.means(0.8, 1, 1.5).meanWait(), within(1e-13));
    assertThat(PriorityStation.preemptiveResume(List.of(only)).meanTimeInSystem(0))
        .isCloseTo(PollaczekKhinchine.means(0.8, 1, 1.5).meanTimeInSystem(), within(1e-13));
    assertThat(PriorityStation.nonPreemptive(new double[] {0.25}, 0.1, 4).meanWait(0))
        .isCloseTo(ErlangC.of(0.25, 0.1, 4).means().meanWait(), within(1e-13));
  }

  @Test
  void severalServersWithOneServerAreTheSame() {
    PriorityStation one = PriorityStation.nonPreemptive(new double[] {0.3, 0.4}, 1, 1);
    assertThat(one.meanWait(1)).isCloseTo(10 / 3.0, within(1e-13));
    PriorityStation three = PriorityStation.nonPreemptive(new double[] {0.1, 0.1}, 0.1, 3);
    double average = (three.meanWait(0) + three.meanWait(1)) / 2;
    assertThat(average).isCloseTo(ErlangC.of(0.2, 0.1, 3).means().meanWait(), within(1e-13));
  }

  @Test
  void onlyInterruptionKeepsHigherClassesFromAFloodOfLowerOnes() {
    List<ServiceClass> flood = List.of(new ServiceClass(0.3, 1, 1), new ServiceClass(0.9, 1, 1));
    assertThatThrownBy(() -> PriorityStation.nonPreemptive(flood))
        .isInstanceOf(NotEstimableException.class);
    PriorityStation station = PriorityStation.preemptiveResume(flood);
    assertThat(station.meanTimeInSystem(0)).isCloseTo(1 / 0.7, within(1e-14));
    assertThatThrownBy(() -> station.meanWait(1))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("Class 2");
  }
}
