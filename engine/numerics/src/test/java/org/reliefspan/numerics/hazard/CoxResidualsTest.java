package org.reliefspan.numerics.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.reliefspan.numerics.hazard.HazardExamples.closeTo;

import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.model.NotEstimableException;

/** Golden values: R 4.2.2, survival 3.5-3, residuals(coxph(...), type). */
class CoxResidualsTest {
  @Test
  void firstTestDataUnderEfron() {
    CoxResiduals r = HazardExamples.fit(HazardExamples.first(), TieHandling.EFRON).residuals();
    closeTo(
        r.martingale(),
        1e-8,
        0.719170679378362,
        -0.280829320621638,
        -0.43834135875385,
        0.731086865087296,
        -0.365543432545085,
        -0.365543432545085);
    closeTo(
        r.score(),
        1e-7,
        0.113278039475881,
        -0.0442339986592059,
        -0.102919917744658,
        -0.40784087075363,
        0.220858373842244,
        0.220858373842244);
    closeTo(r.schoenfeld(), 1e-7, 0.157512038135087, 0.421243980933894, -0.578756019066106, 0);
    closeTo(
        r.scaledSchoenfeld(),
        1e-7,
        2.70528606832636,
        4.427246315725,
        -2.10195992726798,
        1.6768574855882);
  }

  @Test
  void firstTestDataUnderBreslow() {
    CoxResiduals r = HazardExamples.fit(HazardExamples.first(), TieHandling.BRESLOW).residuals();
    closeTo(
        r.martingale(),
        1e-8,
        0.728713553878176,
        -0.271286446121824,
        -0.457427107756267,
        2 / 3.0,
        -1 / 3.0,
        -1 / 3.0);
  }

  @Test
  void weightedTestData() {
    CoxResiduals r = HazardExamples.fit(HazardExamples.third(), TieHandling.EFRON).residuals();
    closeTo(
        r.martingale(),
        1e-8,
        0.853345363892062,
        -0.0256071578412401,
        0.322652660609194,
        0.322652660609194,
        0.716962343205842,
        -1.07772628957256,
        -0.45034077190061,
        -0.904903386436408,
        -0.795986578172918);
    closeTo(
        r.dfbeta(),
        1e-7,
        0.447415111754968,
        0.0251567823078958,
        0.0922767290172909,
        0.123035638689721,
        -0.909758204349499,
        -0.169967120995159,
        0.193152117934927,
        -0.13963601906627,
        0.338324964721635);
    closeTo(r.dfbetas(), 1e-7, 0.627888962049544, 0.0353042745245084);
    closeTo(
        r.scaledSchoenfeld(),
        1e-7,
        3.49414020759285,
        1.28433361635141,
        1.28433361635141,
        -1.25444951844714,
        1.31136411817188);
  }

  @Test
  void lungMatchesR() {
    CoxResiduals r = HazardExamples.fit(HazardExamples.lung(), TieHandling.EFRON).residuals();
    closeTo(
        r.deviance(),
        1e-8,
        0.0444756746319018,
        0.0452694301427068,
        -2.10802228132887,
        0.643489889974116,
        -0.979616439243389,
        -2.9364909651641);
    closeTo(squares(r.dfbetas(), 3), 1e-7, 1.13689269514721, 0.964659800105206, 1.19501272882933);
    closeTo(r.scaledSchoenfeld(), 1e-7, 0.0596552515373129, 3.0058950037255, -2.22926457186067);
    closeTo(
        squares(r.scaledSchoenfeld(), 3),
        1e-8,
        2.46725789266138,
        783.665444059744,
        397.821485577693);
    closeTo(squares(r.score(), 3), 1e-8, 13649.855316782, 33.8206255063856, 94.5634333899217);
  }

  @Test
  void lateEntryMatchesR() { // bladder2
    CoxResiduals r = HazardExamples.fit(HazardExamples.bladder(), TieHandling.EFRON).residuals();
    closeTo(
        r.martingale(),
        1e-8,
        -0.0324088970481093,
        -0.322653975938684,
        -0.421340193110563,
        -1.05607676324171,
        0.384475910307857,
        -0.21635313901264);
    closeTo(squares(r.score(), 3), 1e-8, 33.025014954729, 265.204025046388, 936.105385090681);
  }

  @Test
  void weightsStrataAndLateEntryMatchR() {
    CoxResiduals r = HazardExamples.fit(HazardExamples.mixed(), TieHandling.EFRON).residuals();
    closeTo(squares(r.dfbeta(), 2), 1e-7, 0.0348434521604079, 0.0185786133515349);
    double[] s = r.schoenfeld(); // in R's order: stratum, then time
    closeTo(
        new double[] {s[0], s[2], s[4], s[6]},
        1e-8,
        0.596759111782304,
        -0.268999785801291,
        -0.299057404074743,
        0.716015959879012);
  }

  @Test
  void residualsSumToZero() {
    CoxFit fit = HazardExamples.fit(HazardExamples.first(), TieHandling.EFRON);
    double sum = 0;
    for (double value : fit.residuals().martingale()) {
      sum += value;
    }
    assertThat(sum).isCloseTo(0, within(1e-12));
  }

  @Test
  void exactTiesHaveNoScoreResiduals() { // but Breslow's martingale residuals, as in R
    CoxFit fit = HazardExamples.fit(HazardExamples.lung(), TieHandling.EXACT);
    closeTo(
        fit.residuals().martingale(),
        1e-6,
        0.0449438263456291,
        0.0464397635934644,
        -2.2189178200594,
        0.514304890758738);
    assertThatThrownBy(() -> fit.residuals().score()).isInstanceOf(NotEstimableException.class);
  }

  private static double[] squares(double[] values, int columns) {
    double[] sums = new double[columns];
    for (int at = 0; at < values.length; at++) {
      sums[at % columns] += values[at] * values[at];
    }
    return sums;
  }
}
