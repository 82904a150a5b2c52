package org.reliefspan.numerics.queueing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reliefspan.numerics.model.NotEstimableException;

/** Golden values: standard formulas in Python 3 with 64-bit floats, to all digits. */
class ErlangTest {
  private static final MathContext DIGITS = new MathContext(60);

  @ParameterizedTest
  @CsvSource({
    "1, 2, 1, 0.5, 0.5, 0.5, 1, 0.5, 1",
    "5, 8, 1, 0.37499999999999994, 0.6249999999999999, 0.2083333333333333, 0.33333333333333326,"
        + " 1.0416666666666665, 1.6666666666666665",
    "2, 4, 1, 0.5, 0.5, 0.25, 0.5, 0.5, 1",
    "1, 1.1, 1, 0.09090909090909094, 0.9090909090909091, 9.090909090909083, 9.999999999999991,"
        + " 9.090909090909083, 9.999999999999991",
    "0.2, 0.1, 3, 0.1111111111111111, 0.44444444444444436, 4.444444444444442, 14.444444444444443,"
        + " 0.8888888888888884, 2.8888888888888884",
    "0.2, 0.1, 4, 0.13043478260869565, 0.17391304347826086, 0.8695652173913043,"
        + " 10.869565217391305, 0.17391304347826086, 2.1739130434782608",
    "0.25, 0.1, 4, 0.07369498464687821, 0.31985670419652, 2.1323780279767997, 12.132378027976799,"
        + " 0.5330945069941999, 3.0330945069941997",
    "0.3333333333333333, 0.1, 6, 0.034575981787137174, 0.14821665718080052, 0.5558124644280017,"
        + " 10.555812464428001, 0.18527082147600055, 3.5186041548093336",
    "0.3333333333333333, 0.1, 7, 0.03537029495094444, 0.06126126655953294, 0.1670761815259989,"
        + " 10.167076181526, 0.0556920605086663, 3.389025393841999",
    "0.25, 0.1, 6, 0.08162025931436553, 0.04744481219445542, 0.1355566062698726,"
        + " 10.135556606269873, 0.03388915156746815, 2.533889151567468",
    "0.25, 0.1, 7, 0.08198040235076906, 0.015443477367027954, 0.03431883859339545,"
        + " 10.034318838593395, 0.008579709648348862, 2.5085797096483486"
  })
  void stationsWithoutLossComeToTheirClosedForms(
      double arrivals,
      double services,
      int servers,
      double empty,
      double wait,
      double meanWait,
      double time,
      double queue,
      double number) {
    ErlangC station = ErlangC.of(arrivals, services, servers);
    QueueMeans means = station.means();
    assertThat(means.utilisation()).isCloseTo(arrivals / services / servers, within(1e-15));
    assertThat(station.probabilityEmpty()).isCloseTo(empty, within(1e-12));
    assertThat(station.probabilityOfWait()).isCloseTo(wait, within(1e-12));
    assertThat(means.meanWait()).isCloseTo(meanWait, within(1e-11));
    assertThat(means.meanTimeInSystem()).isCloseTo(time, within(1e-11));
    assertThat(means.meanQueueLength()).isCloseTo(queue, within(1e-11));
    assertThat(means.meanNumberInSystem()).isCloseTo(number, within(1e-11));
    assertThat(station.probabilityOfWaitBeyond(1.5))
        .isCloseTo(wait * Math.exp(-(servers * services - arrivals) * 1.5), within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"300, 299.7", "300, 60", "800, 640", "12, 11.9999", "500, 499.999"})
  void hundredsOfServersKeepTheirDigits(int servers, double load) {
    BigDecimal offered = new BigDecimal(load);
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ONE;
    for (int n = 1; n < servers; n++) {
      term = term.multiply(offered, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    term = term.multiply(offered, DIGITS).divide(BigDecimal.valueOf(servers), DIGITS);
    BigDecimal spare = BigDecimal.valueOf(servers).subtract(offered);
    BigDecimal waiting = term.multiply(BigDecimal.valueOf(servers)).divide(spare, DIGITS);
    BigDecimal total = sum.add(waiting, DIGITS);
    ErlangC station = ErlangC.of(load, 1, servers);
    assertThat(station.probabilityOfWait() / waiting.divide(total, DIGITS).doubleValue())
        .isCloseTo(1, within(1e-11));
    assertThat(station.probabilityEmpty() / BigDecimal.ONE.divide(total, DIGITS).doubleValue())
        .isCloseTo(1, within(1e-11));
    assertThat(
            ErlangB.blocking(load, servers)
                / term.divide(sum.add(term, DIGITS), DIGITS).doubleValue())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void quantilesOfTheWaitUndoItsSurvivor() {
    ErlangC station = ErlangC.of(0.25, 0.1, 4);
    double t = station.waitQuantile(0.95);
    assertThat(station.probabilityOfWaitBeyond(t)).isCloseTo(0.05, within(1e-14));
    assertThat(station.waitQuantile(0.6)).isZero();
  }

  @Test
  void fewestServersAreEnoughAndOneLessIsNot() {
    ErlangC enough = ErlangC.withFewestServers(90, 1, 0.1, 0.9);
    assertThat(enough.probabilityOfWaitBeyond(0.1)).isLessThanOrEqualTo(0.1);
    assertThat(ErlangC.of(90, 1, enough.servers() - 1).probabilityOfWaitBeyond(0.1))
        .isGreaterThan(0.1);
    int lines = ErlangB.serversFor(8, 0.01);
    assertThat(ErlangB.blocking(8, lines)).isLessThanOrEqualTo(0.01);
    assertThat(ErlangB.blocking(8, lines - 1)).isGreaterThan(0.01);
  }

  @Test
  void tooMuchWorkIsNotEstimable() {
    assertThatThrownBy(() -> ErlangC.of(3, 1, 3))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("grows without end");
    assertThatThrownBy(() -> ErlangC.of(-1, 1, 3)).hasMessageContaining("arrival rate (-1.0)");
    assertThatThrownBy(() -> ErlangC.of(1, Double.NaN, 3)).hasMessageContaining("service rate");
    assertThatThrownBy(() -> ErlangC.of(1, 1, 0)).hasMessageContaining("number of servers");
  }

  @Test
  void nobodyWaitsWhereNobodyComes() {
    ErlangC quiet = ErlangC.of(0, 2, 3);
    assertThat(quiet.means()).isEqualTo(new QueueMeans(0, 0, 0.5, 0, 0));
    assertThat(quiet.probabilityEmpty()).isEqualTo(1);
    assertThat(quiet.waitQuantile(0.99)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "10, 0.5, 0.10391321232630817, 2.0782642465261634, 0.20782642465261633, 0.8960867876736922",
    "12, 0.1, 0.16975233386799496, 20.370280064159395, 1.6975233386799495, 0.9962971993584058"
  })
  void leavingKeepsAnOverloadedStationFinite(
      double arrivals, double leaving, double share, double queue, double wait, double busy) {
    ErlangA station = ErlangA.of(arrivals, 1, 10, leaving);
    assertThat(station.renegeProbability()).isCloseTo(share, within(1e-13));
    assertThat(station.meanQueueLength()).isCloseTo(queue, within(1e-11));
    assertThat(station.meanWait()).isCloseTo(wait, within(1e-12));
    assertThat(station.utilisation()).isCloseTo(busy, within(1e-13));
  }

  /** Leaving as fast as service makes the number there Poisson. */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 20, 300, 2000})
  void patienceLikeServiceGivesAPoissonNumber(double load) {
    int servers = (int) Math.ceil(load);
    double[] poisson = PoissonTerms.upTo(load, (int) (load + 60 + 15 * Math.sqrt(load)));
    double queue = 0;
    double wait = 0;
    for (int n = poisson.length - 1; n >= servers; n--) {
      queue += (n - servers) * poisson[n];
      wait += poisson[n];
    }
    ErlangA station = ErlangA.of(load, 1, servers, 1);
    assertThat(station.meanQueueLength() / queue).isCloseTo(1, within(1e-11));
    assertThat(station.probabilityOfWait() / wait).isCloseTo(1, within(1e-11));
    assertThat(station.utilisation() * servers).isCloseTo(load - queue, within(1e-9 * load));
  }

  @Test
  void nobodyLeavesWhoIsPatient() {
    ErlangA patient = ErlangA.of(290, 1, 300, 1e-9);
    ErlangC forever = ErlangC.of(290, 1, 300);
    assertThat(patient.meanWait()).isCloseTo(forever.means().meanWait(), within(1e-8));
    assertThat(patient.probabilityOfWait()).isCloseTo(forever.probabilityOfWait(), within(1e-7));
  }
}
