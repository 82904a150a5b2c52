package org.reliefspan.domain.catalog;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;

/** The catalogue as it travels between machines: optional numbers are not serializable. */
record SerializedCatalogue(
    List<ProcedureFamily> families,
    List<ProcedureCode> codes,
    List<SerializedMeasure> measures,
    List<ConditionGroup> conditions,
    List<SerializedMedication> medications)
    implements Serializable {

  record SerializedMeasure(
      String id,
      String name,
      Direction direction,
      double minimum,
      double maximum,
      String unit,
      List<Double> importantChange,
      List<Double> substantialBenefit)
      implements Serializable {

    static SerializedMeasure of(Measure measure) {
      return new SerializedMeasure(
          measure.id(),
          measure.name(),
          measure.direction(),
          measure.minimum(),
          measure.maximum(),
          measure.unit(),
          pack(measure.importantChange()),
          pack(measure.substantialBenefit()));
    }

    Measure restore() {
      return new Measure(
          id,
          name,
          direction,
          minimum,
          maximum,
          unit,
          unpack(importantChange),
          unpack(substantialBenefit));
    }
  }

  record SerializedMedication(
      String id, String ingredient, String rxnorm, List<Double> morphineFactor)
      implements Serializable {

    static SerializedMedication of(Medication medication) {
      return new SerializedMedication(
          medication.id(),
          medication.ingredient(),
          medication.rxnorm(),
          pack(medication.morphineFactor()));
    }

    Medication restore() {
      return new Medication(id, ingredient, rxnorm, unpack(morphineFactor));
    }
  }

  static SerializedCatalogue of(
      Collection<ProcedureFamily> families,
      Collection<ProcedureCode> codes,
      Collection<Measure> measures,
      Collection<ConditionGroup> conditions,
      Collection<Medication> medications) {
    return new SerializedCatalogue(
        List.copyOf(families),
        List.copyOf(codes),
        measures.stream().map(SerializedMeasure::of).toList(),
        List.copyOf(conditions),
        medications.stream().map(SerializedMedication::of).toList());
  }

  private Object readResolve() {
    return new Catalogue(
        families,
        codes,
        measures.stream().map(SerializedMeasure::restore).toList(),
        conditions,
        medications.stream().map(SerializedMedication::restore).toList());
  }

  private static List<Double> pack(OptionalDouble number) {
    return number.isPresent() ? List.of(number.getAsDouble()) : List.of();
  }

  private static OptionalDouble unpack(List<Double> packed) {
    return packed.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(packed.get(0));
  }
}
